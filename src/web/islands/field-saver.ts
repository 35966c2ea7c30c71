/**
 * Saves decisions one after the other: each carries the version of the paper that the one before it made, so
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

export interface FieldSaver {
  /** @throws SaveRefused where the service says no; TypeError where it cannot be reached */
  save(field: MetadataField, decision: FieldDecision): Promise<Saved>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  isIdle(): boolean;
}

export function createFieldSaver(options: {
  dispatchId: string;
  version: number;
  onVersion: (version: number) => void;
  request?: typeof fetch;
}): FieldSaver {
  const { dispatchId, onVersion, request = fetch } = options;
  let version = options.version;
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;

  async function put(field: MetadataField, decision: FieldDecision): Promise<Saved> {
    const response = await request(`/api/v1/dispatches/${dispatchId}/fields/${field}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...decision, version }),
    });
    if (!response.ok) throw new SaveRefused(await problemFrom(response));
    const saved = (await response.json()) as Saved;
    version = saved.version;
    onVersion(version);
    return saved;
  }

  return {
    save(field, decision) {
      pending += 1;
      const saving = last.then(() => put(field, decision));
      last = saving
        .catch(() => undefined)
        .finally(() => {
          pending -= 1;
        });
      return saving;
    },
    async idle() {
      await last;
    },
    isIdle: () => pending === 0,
  };
}
