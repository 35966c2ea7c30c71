/**
 * A small HTTP server that speaks the part of Meilisearch's documented API that the office uses: it keeps documents,
 * takes changes as tasks and answers searches with whatever it was told to. It ranks nothing: what Meilisearch finds
 * is tested on Meilisearch (`MEILI_URL`); here it is what the office sends, in which order, and what it does on trouble.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SETTINGS } from '../../src/search/meili/settings.ts';

export interface ApiRequest {
  method: string;
  path: string;
  body: unknown;
  authorization: string | undefined;
}

export interface ApiServer {
  url: string;
  requests: ApiRequest[];
  /** Documents by index and key. */
  indexes: Map<string, Map<string, Record<string, unknown>>>;
  /** Ids that every search gives. */
  hits: string[];
  /** `down`: connections are closed; `silent`: they are not answered; `failing`: every task fails, with `code`. */
  mode: 'well' | 'down' | 'silent' | 'failing';
  /** What every request is refused with; a text is no answer of Meilisearch. */
  refusal: { status: number; code?: string; text?: string } | null;
  /** Of the tasks that fail. */
  code: string;
  /** The indexes that have settings. */
  prepared: Set<string>;
  /** "PATCH /indexes/vanthu_next/settings" … since the last call, without looking at tasks. */
  told(): string[];
  close(): Promise<void>;
}

interface Query {
  indexUid: string;
  facets: string[];
}

const FILTERABLE = SETTINGS.filterableAttributes;

const NO_SUCH_INDEX = {
  message: 'Index not found.',
  code: 'index_not_found',
  type: 'invalid_request',
  link: '',
};

export async function startApi(): Promise<ApiServer> {
  const tasks: { uid: number; status: string; type: string; error: unknown }[] = [];
  const server = createServer((request, response) => {
    const reply = async () => {
      const body = await bodyOf(request);
      if (api.mode === 'down') {
        request.socket.destroy();
        return;
      }
      while (api.mode === 'silent') await pause(50);
      const { method = 'GET', url: path = '/', headers } = request;
      api.requests.push({ method, path, body, authorization: headers.authorization });
      if (api.refusal !== null) {
        const { status, code, text } = api.refusal;
        response.writeHead(status, { 'content-type': text === undefined ? 'application/json' : 'text/html' });
        response.end(text ?? JSON.stringify({ message: 'In English.', code, type: '', link: '' }));
        return;
      }
      const answer = answerTo(method, path, body);
      const found = method === 'GET' || path === '/multi-search' ? 200 : 202;
      const status = answer === NO_SUCH_INDEX ? 404 : found;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    };
    void reply();
  });
  const enqueue = (type: string, change: () => void) => {
    const failing = api.mode === 'failing';
    if (!failing) change();
    const task = {
      uid: tasks.length,
      status: failing ? 'failed' : 'succeeded',
      type,
      error: failing ? { message: 'no space left', code: api.code, type: 'system', link: '' } : null,
    };
    tasks.push(task);
    return { taskUid: task.uid, indexUid: null, status: 'enqueued', type, enqueuedAt: '' };
  };
  const documentsIn = (index: string) => {
    const found = api.indexes.get(index) ?? new Map<string, Record<string, unknown>>();
    api.indexes.set(index, found);
    return found;
  };

  function answerTo(method: string, path: string, body: unknown): unknown {
    const [, first, index = '', action, deed] = (path.split('?')[0] ?? '').split('/');
    if (first === 'health') return { status: 'available' };
    if (first === 'tasks') return tasks[Number(index)];
    if (first === 'multi-search') return multiSearch(body as { queries: Query[] });
    if (first === 'swap-indexes') {
      return enqueue('indexSwap', () => {
        const [[a, b]] = (body as { indexes: [string, string] }[]).map(({ indexes }) => indexes) as [
          [string, string],
        ];
        const [left, right] = [documentsIn(a), documentsIn(b)];
        api.indexes.set(a, right).set(b, left);
        if (api.prepared.has(b)) api.prepared.add(a);
      });
    }
    if (first !== 'indexes') throw new Error(`unknown: ${method} ${path}`);
    if (index === '') return enqueue('indexCreation', () => void documentsIn((body as { uid: string }).uid));
    if (action === undefined && method === 'GET')
      return api.indexes.has(index) ? { uid: index } : NO_SUCH_INDEX;
    if (action === undefined) return enqueue('indexDeletion', () => wipe(index));
    if (action === 'settings' && method === 'GET') return api.prepared.has(index) ? FILTERABLE : [];
    if (action === 'settings') return enqueue('settingsUpdate', () => void api.prepared.add(index));
    if (action === 'stats') return { numberOfDocuments: documentsIn(index).size };
    if (deed === 'delete')
      return enqueue('documentDeletion', () => deleteBy(documentsIn(index), body as { filter: string }));
    return enqueue('documentAdditionOrUpdate', () => {
      for (const document of body as Record<string, unknown>[])
        documentsIn(index).set(String(document['key']), document);
    });
  }

  function wipe(index: string): void {
    api.indexes.delete(index);
    api.prepared.delete(index);
  }

  function multiSearch({ queries }: { queries: Query[] }) {
    const results = queries.map(({ indexUid, facets }) => {
      const hits = [...documentsIn(indexUid).values()].filter(({ id }) => api.hits.includes(String(id)));
      const facetDistribution = Object.fromEntries(facets.map((facet) => [facet, {}]));
      return { hits, totalHits: hits.length, facetDistribution };
    });
    return { results };
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  let told = 0;
  const api: ApiServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    indexes: new Map(),
    hits: [],
    mode: 'well',
    refusal: null,
    code: 'no_space_left_on_device',
    prepared: new Set(),
    told() {
      const since = api.requests.slice(told);
      told = api.requests.length;
      return since
        .filter(({ path }) => !path.startsWith('/tasks') && path !== '/health')
        .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return api;
}

/** `owner IN ["a"] AND key NOT IN ["x", "y"]`, which is the one filter that documents are deleted by. */
function deleteBy(documents: Map<string, Record<string, unknown>>, { filter }: { filter: string }): void {
  const [, owners = '', keys = ''] = /^owner IN (\[.*?\]) AND key NOT IN (\[.*?\])$/.exec(filter) ?? [];
  const [gone, kept] = [JSON.parse(owners) as string[], JSON.parse(keys) as string[]];
  for (const [key, { owner }] of documents)
    if (gone.includes(String(owner)) && !kept.includes(key)) documents.delete(key);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? null : (JSON.parse(text) as unknown);
}
