/**
 * Saves a person's words one after the other: each carries the version of the paper that the one before it made, so
 * that a colleague's change is noticed and our own are not taken for one.
 */
import type { FieldDecision } from '../../registry/decide.ts';
import type { FieldView } from '../../registry/views.ts';
import type { MetadataField } from '../../understanding/understanding.ts';
import { problemFrom, type Problem } from './dom.ts';

export interface Saved {
  version: number;
  state: string;
  field: FieldView;
}

export class SaveRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

export interface Change {
  method: 'PUT' | 'POST';
  /** Below the paper's own address: `/fields/number`. */
  path: string;
  body: object;
}

export interface FieldSaver {
  /** @throws SaveRefused where the service says no; TypeError where it cannot be reached */
  save(field: MetadataField, decision: FieldDecision): Promise<Saved>;
  /** Any other change of the paper; the version is put in. */
  send<Answer extends { version: number }>(change: Change): Promise<Answer>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  isIdle(): boolean;
}

export function createFieldSaver(options: {
  dispatchId: string;
  version: number;
  onVersion: (version: number) => void;
  /** Why a paper that is in a book is corrected; nothing where it is in none. */
  reason?: () => string;
  request?: typeof fetch;
}): FieldSaver {
  const { dispatchId, onVersion, reason = () => '', request = fetch } = options;
  let version = options.version;
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;

  async function sent<Answer extends { version: number }>({ method, path, body }: Change): Promise<Answer> {
    const response = await request(`/api/v1/dispatches/${dispatchId}${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...body, version }),
    });
    if (!response.ok) throw new SaveRefused(await problemFrom(response));
    const answer = (await response.json()) as Answer;
    version = answer.version;
    onVersion(version);
    return answer;
  }

  function send<Answer extends { version: number }>(change: Change): Promise<Answer> {
    pending += 1;
    const saving = last.then(() => sent<Answer>(change));
    last = saving
      .catch(() => undefined)
      .finally(() => {
        pending -= 1;
      });
    return saving;
  }

  return {
    send,
    save(field, decision) {
      const why = reason().trim();
      const body = why === '' ? decision : { ...decision, reason: why };
      return send<Saved>({ method: 'PUT', path: `/fields/${field}`, body });
    },
    async idle() {
      await last;
    },
    isIdle: () => pending === 0,
  };
}
