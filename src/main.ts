/** `npm start`: the service on one machine, everything embedded. */
import { loadConfig } from './platform/config.ts';
import { AppError } from './platform/errors.ts';
import { serve } from './serve.ts';

// A service goes on where nobody reads what it prints any more (`npm start | head`).
process.stdout.on('error', () => {});

try {
  await serve(loadConfig(), (line) => void process.stdout.write(`${line}\n`));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n(${error.code})\n`);
  process.exitCode = 1;
}
