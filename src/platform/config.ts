/**
 * Every setting of the service, in one typed schema: read from the environment and from `.env`, printed
 * by `vanthu help config`, and documented in `.env.example` (which a test compares with this file).
 * A wrong value stops the start with a sentence.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parse as parseEnvFile } from 'dotenv';
import { z } from 'zod';
import { AppError } from './errors.ts';

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number({ error: 'phải là một số' })
    .int({ error: 'phải là số nguyên' })
    .min(least, { error: `phải từ ${least} trở lên` })
    .max(most, { error: `không được quá ${most}` });

const yesNo = z
  .enum(['true', 'false'], { error: 'phải là true hoặc false' })
  .transform((word) => word === 'true');

interface Setting<T extends z.ZodType> {
  schema: T;
  fallback: string;
  help: string;
}
const setting = <T extends z.ZodType>(schema: T, fallback: string, help: string): Setting<T> => ({
  schema,
  fallback,
  help,
});

/** One entry a setting: how it is checked, what it is when nobody set it, and what it means (Vietnamese). */
export const SETTINGS = {
  VANTHU_HOST: setting(z.string().min(1), '0.0.0.0', 'Địa chỉ mạng mà dịch vụ lắng nghe.'),
  VANTHU_PORT: setting(wholeNumber(0, 65535), '8080', 'Cổng HTTP; 0 là một cổng trống bất kỳ.'),
  VANTHU_URL: setting(
    z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ http(s)' })]),
    '',
    'Địa chỉ mà người dùng gõ vào trình duyệt (ví dụ https://vanthu.xa.gov.vn). Để trống: http://localhost:CỔNG.',
  ),
  VANTHU_DATA: setting(z.string().min(1), 'data', 'Thư mục chứa cơ sở dữ liệu, tệp gốc và hộp thư quét.'),
  VANTHU_AGENCY: setting(z.string(), '', 'Tên cơ quan, hiện trên đầu trang.'),
  VANTHU_PARENT_AGENCY: setting(
    z.string(),
    '',
    'Cơ quan chủ quản trực tiếp, in phía trên tên cơ quan ở sổ, phiếu, báo cáo. Để trống: không in.',
  ),
  VANTHU_SECRET: setting(
    z.union([z.literal(''), z.string().min(32, { error: 'phải dài ít nhất 32 ký tự' })]),
    '',
    'Khóa ký phiên đăng nhập. Để trống: tự tạo một lần và giữ trong thư mục dữ liệu.',
  ),
  VANTHU_LOG: setting(
    z.enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'phải là debug, info, warn, error hoặc silent',
    }),
    'info',
    'Mức nhật ký.',
  ),
  VANTHU_ENGINE: setting(
    z.enum(['auto', 'wasm', 'native'], { error: 'phải là auto, wasm hoặc native' }),
    'auto',
    'Bộ đọc: auto dùng tesseract (từ phiên bản 5) nếu máy có cài vì nhanh hơn, không có thì dùng bộ đọc kèm sẵn; wasm luôn dùng bộ đọc kèm sẵn; native luôn dùng tesseract của máy.',
  ),
  VANTHU_READERS: setting(
    z.union([z.literal('auto'), wholeNumber(0, 64)], { error: 'phải là auto hoặc một số từ 0 đến 64' }),
    'auto',
    'Số tiến trình đọc văn bản chạy cùng lúc trên máy này; auto là mỗi nhân CPU một tiến trình; 0 là không đọc ở máy này, văn bản chờ máy khác chạy “vanthu work”.',
  ),
  VANTHU_READER_MEMORY_MB: setting(
    wholeNumber(256, 16384),
    '700',
    'Bộ nhớ tối đa của một tiến trình đọc (MB); vượt quá thì trang đang đọc bị bỏ và tiến trình được thay.',
  ),
  VANTHU_PAGE_SECONDS: setting(wholeNumber(5, 3600), '120', 'Thời gian tối đa để đọc một trang (giây).'),
  VANTHU_MAX_FILE_MB: setting(wholeNumber(1, 2048), '100', 'Dung lượng tối đa của một tệp (MB).'),
  VANTHU_MAX_PAGES: setting(wholeNumber(1, 5000), '300', 'Số trang tối đa của một tệp.'),
  VANTHU_MAX_MEGAPIXELS: setting(
    wholeNumber(1, 400),
    '40',
    'Kích thước tối đa của một trang ảnh (triệu điểm ảnh).',
  ),
  VANTHU_INBOX: setting(
    yesNo,
    'true',
    'Theo dõi thư mục inbox/ trong thư mục dữ liệu (máy quét mạng thả tệp vào đó).',
  ),
  VANTHU_MIN_FREE_MB: setting(
    wholeNumber(0, 1_000_000),
    '500',
    'Dung lượng đĩa trống tối thiểu (MB); dưới mức này dịch vụ không nhận tệp mới.',
  ),
  VANTHU_TRUST_PROXY: setting(
    yesNo,
    'false',
    'Tin địa chỉ người dùng trong X-Forwarded-For (chỉ bật khi đứng sau máy chủ proxy của chính mình).',
  ),
  VANTHU_TRUST: setting(
    z.string(),
    '',
    'Thư mục chứa chứng thư của các nơi cấp chữ ký số mà cơ quan tin (.crt, .cer, .pem, .der). Để trống: thư mục trust trong thư mục dữ liệu.',
  ),
  VANTHU_SEAL_PASSWORD_FILE: setting(
    z.string(),
    '',
    'Tệp chứa mật khẩu khóa ký của cơ quan (dòng đầu), chỉ người dùng của dịch vụ đọc được. Để trống: hỏi mỗi lần ký.',
  ),
  VANTHU_SIGNING_URL: setting(
    z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ http(s)' })]),
    '',
    'Dịch vụ ký số từ xa theo CSC API 1.0.4, ví dụ https://ky.example.vn/csc/v1. Để trống: ký bằng tệp P12.',
  ),
  VANTHU_SIGNING_TOKEN_FILE: setting(
    z.string(),
    '',
    'Tệp chứa khóa truy cập (bearer token, dòng đầu) của dịch vụ ký số từ xa, nếu dịch vụ đòi.',
  ),
  VANTHU_INSTALLATION_TOKEN: setting(
    z.string(),
    '',
    'Khóa của hệ thống trên Workers mà “vanthu backup --from” và “vanthu restore --to” dùng khi không nêu --token.',
  ),
  VANTHU_WORK_TOKEN: setting(
    z.string(),
    '',
    'Khóa API mà “vanthu work” dùng khi không nêu --token (trên dòng lệnh thì ai dùng máy cũng đọc được).',
  ),
  VANTHU_SMTP: setting(
    z.union([
      z.literal(''),
      z.url({ protocol: /^smtps?$/, error: 'phải có dạng smtp://tài-khoản:mật-khẩu@máy-chủ:587' }),
    ]),
    '',
    'Máy chủ gửi thư nhắc việc, ví dụ smtp://vanthu:mat-khau@mail.xa.gov.vn:587. Để trống: không gửi thư.',
  ),
  VANTHU_MAIL_FROM: setting(
    z.union([z.literal(''), z.email({ error: 'phải là một địa chỉ e-mail' })]),
    '',
    'Địa chỉ người gửi của thư nhắc việc; bắt buộc khi có VANTHU_SMTP.',
  ),
  MEILI_URL: setting(
    z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'phải là một địa chỉ http(s)' })]),
    '',
    'Địa chỉ máy tìm kiếm Meilisearch, cho kho rất lớn. Để trống: dùng chỉ mục có sẵn, không cần chạy gì thêm.',
  ),
  MEILI_KEY: setting(
    z.string(),
    '',
    'Khóa của Meilisearch (master key, hoặc khóa có quyền quản lý chỉ mục).',
  ),
} as const;

export interface Config {
  host: string;
  port: number;
  /** Without a trailing slash; empty where the office did not set one. */
  url: string;
  /** Absolute path. */
  dataDir: string;
  agencyName: string;
  /** Cơ quan chủ quản, over the agency's name on what is printed; blank: none. */
  parentAgency: string;
  secret: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  engine: 'auto' | 'wasm' | 'native';
  /** Processes of this machine; 0: papers are read elsewhere. */
  readers: number;
  readerMemoryMb: number;
  pageTimeoutMs: number;
  maxFileBytes: number;
  maxPages: number;
  maxMegapixels: number;
  inbox: boolean;
  minFreeBytes: number;
  trustProxy: boolean;
  /** Absolute path of the folder with the certificates that are trusted to issue signatures. */
  trustDir: string;
  /** Absolute path of the file with the password of the agency's key; empty: it is asked for. */
  sealPasswordFile: string;
  /** Where the signing service answers, without a slash at its end; empty: keys are files only. */
  signingUrl: string;
  /** Absolute path of the file with the token for the signing service; empty: it asks for none. */
  signingTokenFile: string;
  /** The key with which this machine reads for services elsewhere; empty: it stands in the command. */
  workToken: string;
  /** The key of the installation on Workers from and to which this machine moves offices; empty: it stands in the command. */
  installationToken: string;
  /** Where letters go out; null: none are sent. */
  mail: { smtp: string; from: string } | null;
  /** The search server beside the embedded index; null where the office has none. */
  meilisearch: { url: string; key: string } | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings.
 * @throws AppError `config.invalid` with one Vietnamese sentence a wrong value
 */
export function loadConfig(environment: Environment = process.env, envFile = '.env'): Config {
  const fromFile = existsSync(envFile) ? parseEnvFile(readFileSync(envFile)) : {};
  const read = reader({ ...fromFile, ...environment });
  const config: Config = {
    host: read('VANTHU_HOST'),
    port: read('VANTHU_PORT'),
    url: read('VANTHU_URL').replace(/\/+$/, ''),
    dataDir: resolve(read('VANTHU_DATA')),
    agencyName: read('VANTHU_AGENCY'),
    parentAgency: read('VANTHU_PARENT_AGENCY'),
    secret: read('VANTHU_SECRET'),
    logLevel: read('VANTHU_LOG'),
    engine: read('VANTHU_ENGINE'),
    readers: readersIn(read('VANTHU_READERS')),
    readerMemoryMb: read('VANTHU_READER_MEMORY_MB'),
    pageTimeoutMs: read('VANTHU_PAGE_SECONDS') * 1000,
    maxFileBytes: read('VANTHU_MAX_FILE_MB') * 1024 * 1024,
    maxPages: read('VANTHU_MAX_PAGES'),
    maxMegapixels: read('VANTHU_MAX_MEGAPIXELS'),
    inbox: read('VANTHU_INBOX'),
    minFreeBytes: read('VANTHU_MIN_FREE_MB') * 1024 * 1024,
    trustProxy: read('VANTHU_TRUST_PROXY'),
    trustDir: resolve(read('VANTHU_TRUST') || join(read('VANTHU_DATA'), 'trust')),
    sealPasswordFile: absoluteOrBlank(read('VANTHU_SEAL_PASSWORD_FILE')),
    signingUrl: read('VANTHU_SIGNING_URL').replace(/\/+$/u, ''),
    signingTokenFile: absoluteOrBlank(read('VANTHU_SIGNING_TOKEN_FILE')),
    workToken: read('VANTHU_WORK_TOKEN'),
    installationToken: read('VANTHU_INSTALLATION_TOKEN'),
    mail: mailIn(read),
    meilisearch: meilisearchFrom(read('MEILI_URL'), read('MEILI_KEY')),
  };
  const unknown = Object.keys({ ...fromFile, ...environment }).filter(
    (name) => name.startsWith('VANTHU_') && !(name in SETTINGS),
  );
  if (unknown.length > 0) read.problems.push(...unknown.map((name) => `${name}: không có cài đặt này`));
  if (read.problems.length > 0) {
    throw new AppError(
      'config.invalid',
      500,
      `Cài đặt sai:\n${read.problems.map((problem) => `  - ${problem}`).join('\n')}\nXem “npx vanthu help config”.`,
    );
  }
  return config;
}

const readersIn = (readers: 'auto' | number): number =>
  readers === 'auto' ? availableParallelism() : readers;
const absoluteOrBlank = (path: string): string => (path === '' ? '' : resolve(path));

function mailIn(read: ReturnType<typeof reader>): Config['mail'] {
  const [smtp, from] = [read('VANTHU_SMTP'), read('VANTHU_MAIL_FROM')];
  if (smtp !== '' && from === '') read.problems.push('VANTHU_MAIL_FROM: bắt buộc khi có VANTHU_SMTP');
  return smtp === '' ? null : { smtp, from };
}

function meilisearchFrom(url: string, key: string): Config['meilisearch'] {
  return url === '' ? null : { url: url.replace(/\/+$/, ''), key };
}

type SettingName = keyof typeof SETTINGS;
/** Their values are never repeated in a message: it may end up in a log. */
const SECRET_SETTINGS: ReadonlySet<SettingName> = new Set([
  'VANTHU_SECRET',
  'VANTHU_SMTP',
  'VANTHU_INSTALLATION_TOKEN',
  'VANTHU_WORK_TOKEN',
  'MEILI_KEY',
] as const);
type SettingValue<N extends SettingName> = z.output<(typeof SETTINGS)[N]['schema']>;

function reader(environment: Environment) {
  const problems: string[] = [];
  const read = <N extends SettingName>(name: N): SettingValue<N> => {
    const { schema, fallback } = SETTINGS[name];
    const given = environment[name]?.trim();
    const parsed = schema.safeParse(given === undefined || given === '' ? fallback : given);
    if (!parsed.success) {
      const shown = SECRET_SETTINGS.has(name) ? '…' : (given ?? '');
      problems.push(`${name}=${shown}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`);
      return schema.parse(fallback) as SettingValue<N>;
    }
    return parsed.data as SettingValue<N>;
  };
  return Object.assign(read, { problems });
}

/** The text of `.env.example` and of `vanthu help config`. */
export function describeSettings(): string {
  return Object.entries(SETTINGS)
    .map(([name, { fallback, help }]) => `# ${help}\n# ${name}=${fallback}\n`)
    .join('\n');
}
