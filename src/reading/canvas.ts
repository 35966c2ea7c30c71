/** The canvas, which takes a quarter of a second to load: only where something is drawn. */
import { createRequire, Module } from 'node:module';

type Canvas = typeof import('@napi-rs/canvas');

const load = createRequire(import.meta.url);
const PLACE = load.resolve('@napi-rs/canvas');
/** What pdf.js names when it draws. */
const DRAWN = ['ImageData', 'Path2D'] as const;

export function canvas(): Canvas {
  if (load.cache[PLACE] === standIn) delete load.cache[PLACE];
  const real = load(PLACE) as Canvas;
  for (const name of DRAWN) Reflect.set(globalThis, name, real[name]);
  return real;
}

/** Loads a module that asks for the canvas at once, with one in its place that comes when it is used. */
export async function withoutCanvas<T>(importing: () => Promise<T>): Promise<T> {
  if (load.cache[PLACE] !== undefined) return importing();
  load.cache[PLACE] = standIn;
  // Made as soon as pdf.js is loaded. It is the canvas's own, and no part of what is slow.
  const { DOMMatrix } = load('@napi-rs/canvas/geometry.js') as Pick<Canvas, 'DOMMatrix'>;
  for (const [name, value] of Object.entries({ DOMMatrix, ...STAND_INS })) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, value);
  }
  try {
    return await importing();
  } finally {
    if (load.cache[PLACE] === standIn) delete load.cache[PLACE];
  }
}

/** Makes what the real one would, which takes its place then. */
function standInFor(name: (typeof DRAWN)[number]): unknown {
  return function (...args: unknown[]) {
    return Reflect.construct(canvas()[name], args) as unknown;
  };
}

const STAND_INS = { ImageData: standInFor('ImageData'), Path2D: standInFor('Path2D') };

const standIn = new Module(PLACE);
standIn.exports = new Proxy({}, { get: (_, name) => Reflect.get(canvas(), name) as unknown });
standIn.loaded = true;
