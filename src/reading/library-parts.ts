/** What our thread takes out of the library and its engine by where it lies: none of it is promised to stay there. */
import { createRequire } from 'node:module';

/** The build that reads by the network only, with the relaxed vector instructions that the kernel needs. */
export const BUILD = 'tesseract.js-core/tesseract-core-relaxedsimd-lstm';
export const BINARY = `${BUILD}.wasm`;
/**
 * What the library asks for when it is told to read, where there are such instructions: by a slip of its own the build
 * that reads by the letter shapes of old as well, which is larger and for the network the same.
 */
export const ASKED_FOR = [BUILD, 'tesseract.js-core/tesseract-core-relaxedsimd'];
export const THREAD = 'tesseract.js/src/worker-script/node/index.js';

/** Requires as the library does: its engine is a package of its own. */
export const requireOfLibrary = (): NodeJS.Require =>
  createRequire(createRequire(import.meta.url).resolve('tesseract.js'));

/** Whether all of it is where our thread looks for it: a thread that cannot start would end its whole process. */
export function areInPlace(parts: readonly string[] = [...ASKED_FOR, BINARY, THREAD]): boolean {
  try {
    const ofLibrary = requireOfLibrary();
    return parts.every((part) => ofLibrary.resolve(part) !== '');
  } catch {
    return false;
  }
}
