/** A file that comes with an installed package. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @param path as it is imported: `@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf` */
export function packageFile(path: string): string {
  return require.resolve(path);
}
