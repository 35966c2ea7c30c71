/** `vanthu`: the command line. Each command loads only what it needs, so that `read` starts at once. */
import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { AppError } from './platform/errors.ts';
import { type Config, describeSettings, loadConfig } from './platform/config.ts';
import { ROLE_NAMES, ROLES, type Role } from './people/roles.ts';
import { VERSION } from './version.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

let isService = false;
// `vanthu read … | head`: who reads has enough. A service goes on without them.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (!isService) process.exit();
});

interface EndOptions {
  at: string;
  confirm: string;
  token?: string;
  acceptLost?: boolean;
}

const TOKEN_OF_INSTALLATION = 'khóa của hệ thống; không nêu thì lấy VANTHU_INSTALLATION_TOKEN';

const program = new Command('vanthu')
  .description('Văn Thư: tiếp nhận, đọc, hiểu, vào sổ và tra cứu công văn')
  .version(VERSION)
  .helpCommand(false)
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) });

program
  .command('serve')
  .description('chạy dịch vụ (như npm start)')
  .action(async () => {
    isService = true;
    const { serve } = await import('./serve.ts');
    await serve(loadConfig(), print);
  });

program
  .command('read')
  .description('đọc và hiểu tệp, không cần dịch vụ, không ghi gì')
  .argument('<tệp...>', 'tệp hoặc thư mục')
  .option('--json', 'mỗi tệp một đối tượng JSON trên một dòng')
  .option('--no-words', 'JSON không kèm từng chữ và vị trí')
  .option('--readers <số>', 'số trang đọc cùng lúc', wholeNumber, availableParallelism())
  .action(async (paths: string[], options: { json?: boolean; words: boolean; readers: number }) => {
    const { readCommand } = await import('./commands/read.ts');
    const config = loadConfig();
    const json = options.json === true;
    process.exitCode = await readCommand(paths, { ...readerLimits(config), ...options, json }, print);
  });

program
  .command('work')
  .description('đọc văn bản thay máy chủ: máy này xin từng trang của một hay nhiều dịch vụ, đọc rồi nộp lại')
  .option('--url <url...>', 'địa chỉ dịch vụ, như khi mở trên trình duyệt', [])
  .option(
    '--token <token...>',
    'khóa API của quản trị, có quyền đọc trang và (máy của cơ quan) mở văn bản thay máy chủ; hoặc khóa máy đọc chung của hệ thống trên Workers; không nêu thì lấy VANTHU_WORK_TOKEN',
    [],
  )
  .option('--offices <tệp>', 'nhiều cơ quan: tệp mỗi dòng một địa chỉ và khóa API của nơi ấy, thay cho --url')
  .option('--readers <số>', 'số trang đọc cùng lúc', wholeNumber, availableParallelism())
  .action(async (options: { url: string[]; token: string[]; offices?: string; readers: number }) => {
    const { workCommand } = await import('./commands/work.ts');
    const config = loadConfig();
    const { url: urls, offices: officesFile, readers } = options;
    const tokens = options.token.length > 0 ? options.token : [config.workToken];
    process.exitCode = await workCommand(
      { ...readerLimits(config), readers, urls, tokens, officesFile },
      print,
    );
  });

program
  .command('eval')
  .description(
    'đo độ đúng trên giấy tờ của cơ quan: mỗi TÊN.gold.json so với TÊN.pdf, TÊN.<bản>.pdf … cạnh nó; không có thư mục thì cho biết người đã sửa máy bao nhiêu',
  )
  .argument('[thư mục...]')
  .option('--gold <thư mục>', 'nơi có các tệp gold, nếu không ở cạnh văn bản')
  .option('--misses', 'in từng chỗ sai')
  .addHelpText(
    'after',
    `
Làm một tệp gold: npx vanthu read cong-van-12.pdf --json --no-words > cong-van-12.gold.json, rồi sửa tệp ấy theo
đúng những gì in trên văn bản (metadata: các mục; obligations: nhiệm vụ, chủ trì, phối hợp, thời hạn; mục không
có trên văn bản để null). Muốn đo cả chữ thì chép lại từng trang vào cong-van-12-p1.txt, cong-van-12-p2.txt …
Để 10–20 văn bản, nhiều loại, bản in và bản quét; tệp gold làm trước khi xem máy hiểu thế nào thì số đo mới thật.`,
  )
  .option('--edits', 'người đã sửa bao nhiêu đề xuất của máy, từng mục (đọc thư mục dữ liệu)')
  .option('--json', 'in một đối tượng JSON')
  .option('--readers <số>', 'số trang đọc cùng lúc', wholeNumber, availableParallelism())
  .action(async (folders: string[], options: EvaluationFlags) => {
    const { editsCommand, evaluateCommand } = await import('./commands/eval.ts');
    const config = loadConfig();
    if (folders.length === 0 || options.edits === true)
      return editsCommand(config, options.json === true, print);
    process.exitCode = await evaluateCommand(folders, { ...readerLimits(config), ...options }, print);
  });

program
  .command('check')
  .description('đối chiếu tệp gốc, cơ sở dữ liệu, nhật ký và chỉ mục tìm kiếm')
  .option('--repair', 'sửa những gì dựng lại được (chỉ mục tìm kiếm)')
  .action(async (options: { repair?: boolean }) => {
    const { checkCommand } = await import('./commands/data.ts');
    process.exitCode = await checkCommand(loadConfig(), options.repair === true, print);
  });

program
  .command('reindex')
  .description('dựng lại chỉ mục tìm kiếm bên cạnh chỉ mục đang dùng rồi thay')
  .action(async () => {
    const { reindexCommand } = await import('./commands/data.ts');
    await reindexCommand(loadConfig(), print);
  });

program
  .command('backup')
  .description('sao lưu nhất quán vào một thư mục mới, dịch vụ vẫn chạy')
  .argument('<thư mục>')
  .option('--from <địa chỉ>', 'sao lưu một cơ quan trên Cloudflare Workers: https://hai-chau.…')
  .option('--token <khóa>', TOKEN_OF_INSTALLATION)
  .action(async (directory: string, { from, token }: { from?: string; token?: string }) => {
    const config = loadConfig();
    if (from !== undefined) {
      const { backupFromCommand } = await import('./commands/move.ts');
      const agency = { address: from, token: token ?? config.installationToken };
      process.exitCode = await backupFromCommand(agency, directory, print);
      return;
    }
    const { backupCommand } = await import('./commands/data.ts');
    process.exitCode = await backupCommand(config, directory, print);
  });

program
  .command('restore')
  .description('khôi phục một bản sao lưu vào thư mục dữ liệu trống')
  .argument('<thư mục>')
  .option('--to <địa chỉ>', 'chuyển vào một cơ quan mới lập trên Cloudflare Workers: https://hai-chau.…')
  .option('--token <khóa>', TOKEN_OF_INSTALLATION)
  .action(async (directory: string, { to, token }: { to?: string; token?: string }) => {
    const config = loadConfig();
    if (to !== undefined) {
      const { restoreToCommand } = await import('./commands/move.ts');
      await restoreToCommand(directory, { address: to, token: token ?? config.installationToken }, print);
      return;
    }
    const { restoreCommand } = await import('./commands/data.ts');
    await restoreCommand(config, directory, print);
  });

program
  .command('end')
  .description(
    'kết thúc một cơ quan trên Cloudflare Workers đã dời đi hoặc giải thể; cần bản sao lưu đủ tới dòng nhật ký cuối',
  )
  .argument('<thư mục>', 'bản sao lưu vừa lấy bằng backup --from')
  .requiredOption('--at <địa chỉ>', 'https://hai-chau.…')
  .requiredOption('--confirm <mã>', 'gõ lại mã của cơ quan: hai-chau')
  .option('--token <khóa>', TOKEN_OF_INSTALLATION)
  .option('--accept-lost', 'kể cả khi có tệp gốc đã mất từ trước lúc sao lưu')
  .action(async (directory: string, options: EndOptions) => {
    const { at, confirm: code, token, acceptLost = false } = options;
    const { endCommand } = await import('./commands/move.ts');
    const agency = { address: at, token: token ?? loadConfig().installationToken };
    await endCommand(directory, agency, { code, acceptLost }, print);
  });

program
  .command('export')
  .description('xuất mọi dữ liệu ra một thư mục mở: tệp gốc và JSON')
  .argument('<thư mục>')
  .option('--with-accounts', 'kể cả mật khẩu (đã băm) và khóa API')
  .action(async (directory: string, options: { withAccounts?: boolean }) => {
    const { exportCommand } = await import('./commands/data.ts');
    process.exitCode = await exportCommand(loadConfig(), directory, options.withAccounts === true, print);
  });

program
  .command('import')
  .description('nhập lại một bản xuất vào thư mục dữ liệu trống')
  .argument('<thư mục>')
  .action(async (directory: string) => {
    const { importCommand } = await import('./commands/data.ts');
    await importCommand(loadConfig(), directory, print);
  });

interface EvaluationFlags {
  gold?: string;
  misses?: boolean;
  edits?: boolean;
  json?: boolean;
  readers: number;
}

const user = program.command('user').description('người dùng');

user
  .command('add')
  .description('thêm người dùng; in mật khẩu tạm phải đổi khi đăng nhập lần đầu')
  .requiredOption('--username <tên>', 'tên đăng nhập')
  .requiredOption('--name <họ tên>', 'họ và tên')
  .option('--post <chức vụ>', 'chức vụ', '')
  .option(
    '--role <role...>',
    Object.entries(ROLE_NAMES)
      .map((entry) => entry.join(': '))
      .join('; '),
    roles,
    [],
  )
  .action(async (options: { username: string; name: string; post: string; role: Role[] }) => {
    const { addUserCommand } = await import('./commands/users.ts');
    await addUserCommand(loadConfig(), options, print);
  });

user
  .command('reset-password')
  .description('đặt lại mật khẩu; in mật khẩu tạm')
  .argument('<tên đăng nhập>')
  .action(async (username: string) => {
    const { resetPasswordCommand } = await import('./commands/users.ts');
    await resetPasswordCommand(loadConfig(), username, print);
  });

program
  .command('help')
  .description('trợ giúp; “help config” in mọi cài đặt')
  .argument('[lệnh]')
  .action((topic: string | undefined) => {
    if (topic === 'config') return print(describeSettings());
    const command = program.commands.find((candidate) => candidate.name() === topic) ?? program;
    command.outputHelp();
  });

/** What the settings say of the readers that a command opens. */
function readerLimits({ engine, maxPages, maxMegapixels, pageTimeoutMs, readerMemoryMb }: Config) {
  return { engine, maxPages, maxMegapixels, pageTimeoutMs, memoryLimitMb: readerMemoryMb };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('phải là số nguyên từ 1 trở lên');
  return number;
}

function roles(text: string, before: Role[]): Role[] {
  const role = ROLES.find((candidate) => candidate === text);
  if (role === undefined) throw new InvalidArgumentError(`vai trò là một trong: ${ROLES.join(', ')}`);
  return [...before, role];
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode;
  } else if (error instanceof AppError) {
    process.stderr.write(`${error.message}\n(${error.code})\n`);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
