/** The thread of the embedded engine: that of the library, whose engine is given the kernel of ours. */
import { withOwnKernel, type EngineModule, type StartEngine } from './kernel-exchange.ts';
import { ASKED_FOR, BINARY, BUILD, requireOfLibrary, THREAD } from './library-parts.ts';

const ofLibrary = requireOfLibrary();
const start = withOwnKernel(ofLibrary(BUILD) as StartEngine<EngineModule>, ofLibrary.resolve(BINARY));
for (const build of ASKED_FOR) {
  ofLibrary(build);
  ofLibrary.cache[ofLibrary.resolve(build)]!.exports = start;
}
ofLibrary(THREAD);
