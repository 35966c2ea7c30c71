/**
 * Styles and client scripts: bundled and minified by esbuild once at start, kept in memory under names that
 * carry the hash of their content, so that browsers may keep them for ever.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ENTRIES = {
  'app.css': 'styles/app.css',
  'dark.css': 'styles/dark.css',
  'app.js': 'islands/app.ts',
  'intake.js': 'islands/intake.ts',
  'verify.js': 'islands/verify.ts',
  'dispatch.js': 'islands/dispatch.ts',
  'duties.js': 'islands/duties.ts',
  'drafting.js': 'islands/drafting.ts',
  'draft-editor.js': 'islands/draft-editor.ts',
  'template-editor.js': 'islands/template-editor.ts',
  'paper-pages.js': 'islands/paper-pages.ts',
  'crop-picture.js': 'islands/crop-picture.ts',
  'icon.svg': 'styles/icon.svg',
} as const;

export type AssetName = keyof typeof ENTRIES;
export const ASSET_NAMES = Object.keys(ENTRIES) as AssetName[];

export interface Asset {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

/** What the pages and the HTTP route need of the bundle. */
export interface Assets {
  /** `/tai-nguyen/app-3f2a….css` */
  url(name: AssetName): string;
  /** By the last part of the address; null for anything else. */
  read(fileName: string): Asset | null;
}

export const ASSETS_PATH = '/tai-nguyen';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const HERE = fileURLToPath(new URL('.', import.meta.url));

export async function buildAssets(): Promise<Assets> {
  const bundle = await build({
    absWorkingDir: HERE,
    entryPoints: Object.entries(ENTRIES).map(([name, source]) => ({
      in: source,
      out: name.slice(0, name.lastIndexOf('.')),
    })),
    outdir: HERE,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    loader: { '.svg': 'copy' },
    // The typeface of printed papers has an address of its own.
    external: ['/soan-thao/*'],
    legalComments: 'none',
    logLevel: 'error',
  });
  const addresses = new Map<string, string>();
  const files = new Map<string, Asset>();
  for (const output of bundle.outputFiles) {
    const name = output.path.slice(HERE.length);
    const fileName = hashedName(name, output.contents);
    addresses.set(name, `${ASSETS_PATH}/${fileName}`);
    files.set(fileName, {
      body: Uint8Array.from(output.contents),
      type: TYPES[name.split('.').at(-1) ?? ''] ?? '',
    });
  }
  return {
    url: (name) => addresses.get(name) ?? '',
    read: (fileName) => files.get(fileName) ?? null,
  };
}

function hashedName(name: string, content: Uint8Array): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
}
