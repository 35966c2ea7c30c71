/** A Durable Object in which a test file of this house runs as it is, and says how each of its tests went. */
import { DurableObject, type DurableObjectNamespace } from 'cloudflare:workers';
import { type File, startTests, type Task, type VitestRunner } from '@vitest/runner';
import { files } from 'test-files';
import { useStorage } from './database.ts';

export interface Outcome {
  name: string;
  state: string;
  errors: string[];
}

export class Tests extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.slice(1);
    const left = searchParams.get('without');
    runner.config.testNamePattern = left === null ? undefined : new RegExp(`^(?!.*(?:${left}))`, 'u');
    useStorage(this.ctx.storage);
    (globalThis as Record<string, unknown>)['__vitest_worker__'] = {
      config: {},
      filepath: path,
      environment: {},
    };
    const [file] = await startTests([path], runner);
    return Response.json(file === undefined ? [] : outcomes(file));
  }
}

const runner: VitestRunner = {
  config: {
    root: '/bundle',
    setupFiles: [],
    name: '',
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { shuffle: false, concurrent: false, seed: 1, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    diffOptions: undefined,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  } as unknown as VitestRunner['config'],
  importFile: (path) => files[path]?.(),
};

function outcomes(task: Task | File, names: string[] = []): Outcome[] {
  const errors = (task.result?.errors ?? []).map(
    (error) => `${error.message}\n${error.stack ?? ''}\n${error.diff ?? ''}`,
  );
  const own = [...names, task.name];
  if (task.type === 'test')
    return [{ name: own.slice(1).join(' > '), state: task.result?.state ?? task.mode, errors }];
  const within = task.tasks.flatMap((each) => outcomes(each, own));
  return errors.length === 0 ? within : [{ name: own.join(' > '), state: 'fail', errors }, ...within];
}

export default {
  fetch: (request: Request, env: { TESTS: DurableObjectNamespace }) =>
    env.TESTS.get(env.TESTS.idFromName('office')).fetch(request),
};
