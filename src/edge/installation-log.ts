/** What was done to an installation as a whole: agencies made and ended, keys of its readers. Lines only come. */
import type { DurableObjectStorage } from 'cloudflare:workers';

export interface InstallationDeed {
  /** The same deed told twice is one line. */
  id: string;
  did: 'agency.made' | 'agency.ended' | 'readers-key.made' | 'readers-key.ended';
  /** Code of the agency; null: it is about none. */
  agency: string | null;
  details: Record<string, unknown>;
}

export type InstallationLine = InstallationDeed & { at: string };

export interface InstallationLog {
  note(deed: InstallationDeed, at: string): void;
  /** The newest first. */
  last(most: number): InstallationLine[];
  /** The newest line of what was done to an agency; null where it was not. */
  lastOf(agency: string, did: InstallationDeed['did']): InstallationLine | null;
}

export function installationLog({ sql }: Pick<DurableObjectStorage, 'sql'>): InstallationLog {
  sql.exec(
    'create table if not exists installation_log (number integer primary key autoincrement, id text not null unique, at text not null, did text not null, agency text, details text not null)',
  );
  return {
    note({ id, did, agency, details }, at) {
      sql.exec(
        'insert or ignore into installation_log (id, at, did, agency, details) values (?, ?, ?, ?, ?)',
        id,
        at,
        did,
        agency,
        JSON.stringify(details),
      );
    },
    last: (most) => sql.exec(`${LINES} order by number desc limit ?`, most).toArray().map(lineOf),
    lastOf(agency, did) {
      const newest = `${LINES} where agency = ? and did = ? order by number desc limit 1`;
      return sql.exec(newest, agency, did).toArray().map(lineOf)[0] ?? null;
    },
  };
}

const LINES = 'select id, at, did, agency, details from installation_log';

const lineOf = (row: Record<string, unknown>): InstallationLine => ({
  id: String(row['id']),
  at: String(row['at']),
  did: row['did'] as InstallationDeed['did'],
  agency: row['agency'] as string | null,
  details: JSON.parse(String(row['details'])) as Record<string, unknown>,
});
