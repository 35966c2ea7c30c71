#!/usr/bin/env node
// `npx vanthu …`: starts the command line under tsx, which reads the TypeScript sources as they are.
import { register } from 'tsx/esm/api';

register();
await import('../src/cli.ts');
