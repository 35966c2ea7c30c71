/** What docker would refuse, or run with more rights than it needs; no engine is needed to read it. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SETTINGS } from '../../src/platform/config.ts';

const serviceSchema = z.object({
  image: z.string(),
  build: z.string().optional(),
  restart: z.literal('unless-stopped'),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  tmpfs: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  deploy: z.object({ replicas: z.int() }).optional(),
});
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

const compose = composeSchema.parse(parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }));
const services = Object.entries(compose.services);
const dockerfile = readFileSync('Dockerfile', 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

it('is the service, two readers that wait for it, and the search server', () => {
  expect(services.map(([name]) => name)).toEqual(['vanthu', 'worker', 'meilisearch']);
  const { worker } = compose.services;
  expect(worker).toMatchObject({
    deploy: { replicas: 2 },
    profiles: ['doc'],
    depends_on: { vanthu: { condition: 'service_healthy' } },
  });
  expect(worker!.command).toEqual([
    'node',
    'scripts/vanthu.mjs',
    'work',
    '--url',
    'http://vanthu:8080',
    '--readers',
    '2',
  ]);
});

it.each(services)('%s gets no right it does not need', (_name, service) => {
  const isOurs = service.build !== undefined;
  expect(service).toMatchObject({
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    read_only: isOurs,
    // A version that is named, or the one that is built here.
    image: expect.stringMatching(isOurs ? /^vanthu$/u : /:v\d/u),
  });
  expect(service.tmpfs).toHaveLength(isOurs ? 1 : 0);
  const mounted = service.volumes.map((volume) => volume.split(':')[0]!);
  expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(mounted));
});

it('names settings that there are', () => {
  const named = services.flatMap(([name, { environment }]) =>
    name === 'meilisearch' ? [] : Object.keys(environment),
  );
  expect(Object.keys(SETTINGS)).toEqual(expect.arrayContaining(named));
});

it('the image is built from files that there are, with one stage left, and runs as nobody of importance', () => {
  const from = dockerfile.filter((line) => line.startsWith('FROM '));
  expect(from.every((line) => /^FROM [\w-]+:\d+-slim/u.test(line))).toBe(true);
  const copied = dockerfile
    .filter((line) => /^COPY (?!--from)/u.test(line))
    .flatMap((line) => line.split(' ').slice(1, -1))
    .map((name) => name.replace(/\[(\w)\]/u, '$1'));
  expect(copied.filter((name) => !existsSync(name))).toEqual([]);
  const installs = dockerfile.filter((line) => line.includes('apt-get install'));
  const isSmall = (line: string) => /--no-install-recommends.*rm -rf \/var\/lib\/apt\/lists/u.test(line);
  expect(installs.filter((line) => !isSmall(line))).toEqual([]);
  const at = (start: string) => dockerfile.findLastIndex((line) => line.startsWith(start));
  expect(dockerfile[at('USER ')]).toBe('USER node');
  expect(at('RUN ')).toBeLessThan(at('USER '));
  expect(at('USER ')).toBeLessThan(at('CMD '));
  expect(dockerfile[at('CMD ')]).toContain('serve');
});
