/** The thread of the embedded engine: that of the library, whose engine is given the kernel of ours. */
import { createRequire } from 'node:module';

import { withOwnKernel, type EngineModule, type StartEngine } from './kernel-exchange.ts';

const ofLibrary = createRequire(createRequire(import.meta.url).resolve('tesseract.js'));
/** The build that reads by the network only, with the relaxed vector instructions that the kernel needs. */
const BUILD = 'tesseract.js-core/tesseract-core-relaxedsimd-lstm';
/**
 * What the library asks for when it is told to read, where there are such instructions: by a slip of its own the build
 * that reads by the letter shapes of old as well, which is larger and for the network the same.
 */
const ASKED_FOR = [BUILD, 'tesseract.js-core/tesseract-core-relaxedsimd'];

const start = withOwnKernel(
  ofLibrary(BUILD) as StartEngine<EngineModule>,
  ofLibrary.resolve(`${BUILD}.wasm`),
);
for (const build of ASKED_FOR) {
  ofLibrary(build);
  ofLibrary.cache[ofLibrary.resolve(build)]!.exports = start;
}
ofLibrary('tesseract.js/src/worker-script/node/index.js');
