/** Ends an agency on Workers that moved away or was closed, with a backup in hand that holds all that was done there. */
import { join, resolve } from 'node:path';
import { openSqlite } from '../../platform/sqlite.ts';
import { verifyBackup } from '../backup.ts';
import { DATABASE, readManifest } from '../manifest.ts';
import { type AgencyAddress, agencyDoor } from './agency-door.ts';
import { backupLacksOriginals } from './errors.ts';
import { fileEngine } from './file-engine.ts';
import { type EndOfTrail, endOfTrail } from './store.ts';

export interface EndOutcome {
  /** `ending`: it answers nobody any more, and what could not be removed yet goes by itself. */
  state: 'ended' | 'ending';
  /** Lines of its trail, the last of which both ends have. */
  lines: number;
}

export interface EndConfirmed {
  /** The agency's code, typed once more: `hai-chau`. */
  code: string;
  /** Also where originals were missing or damaged already when the backup was made. */
  acceptLost?: boolean;
}

/**
 * @throws AppError `restore.not-a-backup`, `restore.newer-format`, `restore.damaged`, `move.backup-lacks-originals`,
 *   `move.bad-address`, `move.token-missing`, `move.connection-lost`, `edge.not-administrator`, `edge.no-such-agency`,
 *   `edge.end-not-confirmed`, `edge.backup-outdated`, `edge.agency-moving-in`, `edge.agency-copied`
 */
export async function endAgency(
  backupDir: string,
  agency: AgencyAddress,
  { code, acceptLost = false }: EndConfirmed,
): Promise<EndOutcome> {
  const source = resolve(backupDir);
  const door = agencyDoor(agency);
  const manifest = await readManifest(source);
  await verifyBackup(source, manifest);
  if (manifest.lost.length > 0 && !acceptLost) throw backupLacksOriginals(manifest.lost);
  const trail = endOfBackupsTrail(source);
  const answer = await door.ask('', { method: 'DELETE', json: { confirm: code, trail } });
  const { state } = (await answer.json()) as Pick<EndOutcome, 'state'>;
  return { state, lines: trail.lines };
}

function endOfBackupsTrail(source: string): EndOfTrail {
  const connection = openSqlite(join(source, DATABASE), { readonly: true, fileMustExist: true });
  try {
    return endOfTrail(fileEngine(connection));
  } finally {
    connection.close();
  }
}
