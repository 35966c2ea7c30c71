/** What this machine signs with besides the files of keys, out of the settings. */
import { readFileSync } from 'node:fs';
import { AppError } from '../platform/errors.ts';
import type { SigningMeans } from './keys.ts';

export interface SigningSettings {
  sealPasswordFile: string;
  /** Blank: no signing service. */
  signingUrl: string;
  signingTokenFile: string;
}

/** @throws AppError `config.invalid` the file of the token cannot be read */
export function signingMeansFrom({
  sealPasswordFile,
  signingUrl,
  signingTokenFile,
}: SigningSettings): SigningMeans {
  if (signingUrl === '') return { sealPasswordFile, service: null };
  return { sealPasswordFile, service: { url: signingUrl, token: tokenIn(signingTokenFile) } };
}

/** The first line of the file. */
function tokenIn(file: string): string {
  if (file === '') return '';
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/u)[0] ?? '';
  } catch {
    throw new AppError(
      'config.invalid',
      500,
      `Không đọc được tệp ${file} ghi ở VANTHU_SIGNING_TOKEN_FILE. Hãy kiểm tra đường dẫn và quyền đọc.`,
    );
  }
}
