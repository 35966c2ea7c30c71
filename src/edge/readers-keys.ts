/** Keys of the machines that read for all agencies of an installation: shown once, kept as their SHA-256. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DurableObjectStorage } from 'cloudflare:workers';

export interface ReadersKey {
  id: string;
  /** As the administrator calls it: "phòng máy A". */
  name: string;
  createdAt: string;
}

export interface ReadersKeys {
  /** @returns the key too, this once */
  make(name: string, now: string): ReadersKey & { key: string };
  all(): ReadersKey[];
  /** @returns whether there was one */
  revoke(id: string): boolean;
  /** The id of the key; null where it is none, or none any more. */
  idOf(key: string): string | null;
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');

export function readersKeys({ sql }: Pick<DurableObjectStorage, 'sql'>): ReadersKeys {
  sql.exec(
    'create table if not exists keys (id text primary key, name text not null, created_at text not null, hash text not null unique)',
  );
  return {
    make(name, createdAt) {
      const id = randomUUID();
      const key = `vr_${randomBytes(32).toString('base64url')}`;
      sql.exec('insert into keys values (?, ?, ?, ?)', id, name, createdAt, hashOf(key));
      return { id, name, createdAt, key };
    },
    all: () =>
      sql
        .exec('select id, name, created_at from keys order by created_at, id')
        .toArray()
        .map((row) => ({
          id: String(row['id']),
          name: String(row['name']),
          createdAt: String(row['created_at']),
        })),
    revoke: (id) => sql.exec('delete from keys where id = ? returning id', id).toArray().length > 0,
    idOf(key) {
      const [row] = sql.exec('select id from keys where hash = ?', hashOf(key)).toArray();
      return row === undefined ? null : String(row['id']);
    },
  };
}
