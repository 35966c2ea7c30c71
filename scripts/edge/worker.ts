/** The Worker as it is deployed: its program, what lies beside it, and its styles and scripts with their addresses. */
import { join } from 'node:path';
import { ASSET_NAMES, buildAssets } from '../../src/web/assets.ts';
import { bundleForWorkerd, type BundledFile, ROOT } from './bundle.ts';

export interface BuiltWorker {
  files: BundledFile[];
  /** Handed out by Workers Assets, by their path. */
  assets: Map<string, Uint8Array<ArrayBuffer>>;
}

/** @param entry the Worker's module; a test has one of its own around it */
export async function buildWorker(entry = join(ROOT, 'src/edge.ts')): Promise<BuiltWorker> {
  const [files, built] = await Promise.all([bundleForWorkerd({ entry, minify: true }), buildAssets()]);
  const addresses = Object.fromEntries(ASSET_NAMES.map((name) => [name, built.url(name)]));
  const assets = new Map(
    Object.values(addresses).map((address) => [address, built.read(address.split('/').at(-1)!)!.body]),
  );
  const contents = new TextEncoder().encode(JSON.stringify(addresses));
  return { files: [...files, { type: 'Data', path: 'assets.json', contents }], assets };
}
