/**
 * Keeps the direction of the house: a room imports from the rooms before it and from platform, never from a later
 * one. Type imports count too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

const ORDER = [
  'platform',
  'calendar',
  'printing',
  'people',
  'signatures',
  'intake',
  'reading',
  'understanding',
  'evaluation',
  'registry',
  'obligations',
  'drafting',
  'exchange',
  'search',
  'maintenance',
  'web',
  // The compositions: they may use every room, and no room uses them.
  'service',
];

const roomOf = (path: string): string => {
  const [src, room, ...rest] = path.split(sep);
  return src === 'src' && rest.length > 0 && ORDER.includes(room!) ? room! : 'service';
};

function importsOf(path: string): string[] {
  const { module, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]!.message}`);
  const reExports = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
  );
  return [...module.staticImports.map((statement) => statement.moduleRequest.value), ...reExports];
}

function sources(): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join('src', name))
    .sort();
}

const offences: string[] = [];
let files = 0;
for (const path of sources()) {
  files++;
  const room = roomOf(path);
  for (const specifier of importsOf(path).filter((name) => name.startsWith('.'))) {
    const target = normalize(join(dirname(path), specifier));
    const targetRoom = roomOf(target);
    if (ORDER.indexOf(targetRoom) > ORDER.indexOf(room)) {
      offences.push(`${path} (${room}) imports ${target} (${targetRoom}), a later room`);
    }
  }
}

for (const offence of offences) console.error(offence);
console.log(`${files} files, ${offences.length} imports against the direction of the house`);
process.exitCode = offences.length > 0 ? 1 : 0;
