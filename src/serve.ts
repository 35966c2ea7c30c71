/** Starts the service, tells where it is, and stops it in order when it is told to. */
import { type ServerType, serve as listen } from '@hono/node-server';
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
 * @throws AppError `service.port-in-use`, `service.already-running`, `database.newer`
 */
export async function serve(config: Config, print: (line: string) => void): Promise<Running> {
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
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? portInUse(config.port) : error);
    });
  });
}

async function shutDown(server: ServerType, service: Service): Promise<void> {
  service.notReady();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Event streams stay open for ever: they are cut after what is under way had its time.
  const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 1_000);
  const deadline = setTimeout(() => process.exit(1), DRAIN_MS).unref();
  await closed;
  clearTimeout(cut);
  await service.stop();
  clearTimeout(deadline);
}

function announce(service: Service, config: Config, port: number, print: (line: string) => void): void {
  const here = config.url || `http://localhost:${port}`;
  print(`Văn Thư đang chạy ở ${here}`);
  if (config.url === '' && config.host === '0.0.0.0') {
    for (const address of lanAddresses()) print(`  từ máy khác trong mạng: http://${address}:${port}`);
  }
  const token = firstAdminLink(service.db, systemClock);
  if (token !== null) {
    print(`Tạo người quản trị đầu tiên (dùng một lần, trong 24 giờ):\n  ${here}/thiet-lap?ma=${token}`);
  }
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
