/** Starts the service, tells where it is, and stops it in order when it is told to. */
import { type ServerType, serve as listen } from '@hono/node-server';
import { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import { AppError } from './platform/errors.ts';
import { createLog } from './platform/log.ts';
import { firstAdminLink } from './people/index.ts';
import { openService, type Service } from './service.ts';

export interface Running {
  service: Service;
  /** The port it listens on. */
  port: number;
  stop(): Promise<void>;
}

/** How long requests under way may take to end when the service stops. */
const DRAIN_MS = 10_000;

/**
 * Runs the service until the process is told to stop.
 * @throws AppError `service.port-in-use`, `service.port-not-allowed`, `service.no-such-address`,
 *   and what {@link openService} throws
 */
export async function serve(config: Config, print: (line: string) => void): Promise<Running> {
  // Papers are not for every account of the machine.
  process.umask(0o027);
  const log = createLog(config.logLevel);
  const service = await openService(config, log, systemClock);
  const { server, port } = await bind(service, config).catch(async (error: unknown) => {
    await service.stop();
    throw error;
  });
  announce(service, config, port, print);
  service.start();

  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= shutDown(server, service);
    return stopping;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop().then(() => process.exit(0));
    });
  }
  return { service, port, stop };
}

function bind(service: Service, config: Config): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = listen(
      { fetch: service.app.fetch, hostname: config.host, port: config.port },
      ({ port }) => resolve({ server, port }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNotListening(error, config)));
    if (server instanceof Server) bearSlowSenders(server);
  });
}

/** A hundred megabytes over a slow line take longer than the five minutes Node.js allows a request. */
const LONGEST_REQUEST_MS = 2 * 3_600_000;
/** Who sends and asks nothing for so long has gone. (Event streams beat more often.) */
const SILENCE_MS = 5 * 60_000;

function bearSlowSenders(server: Server): void {
  server.requestTimeout = LONGEST_REQUEST_MS;
  server.timeout = SILENCE_MS;
}

function whyNotListening(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return portInUse(port);
    case 'EACCES':
      return portNotAllowed(port);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return notAnAddressHere(host);
    default:
      return error;
  }
}

async function shutDown(server: ServerType, service: Service): Promise<void> {
  service.notReady();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Uploads and answers under way have their time; what is left is cut.
  const cut = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    DRAIN_MS - 2_000,
  );
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  const deadline = setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await closed;
  clearTimeout(cut);
  await service.stop();
  clearTimeout(deadline);
}

/** In one piece, so that who waits for the address has the link too. */
function announce(service: Service, config: Config, port: number, print: (line: string) => void): void {
  const here = config.url || `http://localhost:${port}`;
  const lines = [`Văn Thư đang chạy ở ${here}`];
  if (config.url === '' && config.host === '0.0.0.0') {
    lines.push(...lanAddresses().map((address) => `  từ máy khác trong mạng: http://${address}:${port}`));
  }
  const token = firstAdminLink(service.db, systemClock);
  if (token !== null) {
    lines.push(
      'Tạo người quản trị đầu tiên (dùng một lần, trong 24 giờ):',
      `  ${here}/thiet-lap?ma=${token}`,
    );
  }
  print(lines.join('\n'));
}

function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

function portInUse(port: number): AppError {
  return new AppError(
    'service.port-in-use',
    500,
    `Cổng ${port} đang có chương trình khác dùng. Hãy tắt chương trình đó hoặc đặt VANTHU_PORT sang cổng khác.`,
  );
}

function portNotAllowed(port: number): AppError {
  return new AppError(
    'service.port-not-allowed',
    500,
    `Người dùng chạy dịch vụ không có quyền mở cổng ${port}. Hãy đặt VANTHU_PORT từ 1024 trở lên.`,
  );
}

function notAnAddressHere(host: string): AppError {
  return new AppError(
    'service.no-such-address',
    500,
    `Máy này không có địa chỉ mạng ${host}. Hãy sửa VANTHU_HOST; 0.0.0.0 là mọi địa chỉ của máy.`,
  );
}
