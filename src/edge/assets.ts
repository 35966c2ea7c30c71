/** Styles and scripts as they were bundled when the Worker was built; Workers Assets hand them out before it is asked. */
import { readFileSync } from 'node:fs';
import type { AssetName, Assets } from '../web/index.ts';

/** Their addresses by name; made by `scripts/edge/build.ts`. */
const ADDRESSES = '/bundle/assets.json';

export function builtAssets(): Assets {
  const addresses = JSON.parse(readFileSync(ADDRESSES, 'utf8')) as Partial<Record<AssetName, string>>;
  return { url: (name) => addresses[name] ?? '', read: () => null };
}
