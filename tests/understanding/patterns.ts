/**
 * All regular expressions of a room: those written in its source, and those its modules build when they are
 * loaded.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

export interface Pattern {
  /** Where it stands: "obligations/deadline.ts:41", or "built" where a module puts it together. */
  place: string;
  form: RegExp;
}

/** The literals in the TypeScript files of a folder. */
export function writtenPatterns(folder: string): Pattern[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => literalsOf(join(folder, file), folder));
}

function literalsOf(path: string, folder: string): Pattern[] {
  const source = readFileSync(path, 'utf8');
  const found: Pattern[] = [];
  const { program } = parseSync(path, source);
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      const line = source.slice(0, node.start).split('\n').length;
      found.push({ place: `${relative(folder, path)}:${line}`, form: new RegExp(pattern, flags) });
    },
  }).visit(program);
  return found;
}

/** The patterns that are built while something is loaded. */
export async function builtPatterns(load: () => Promise<unknown>): Promise<Pattern[]> {
  const built: RegExp[] = [];
  const Real = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Real, {
    construct(target, [body, flags]: [string, string?]) {
      const form = new target(body, flags);
      built.push(form);
      return form;
    },
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = Real;
  }
  return built.map((form) => ({ place: 'built', form }));
}
