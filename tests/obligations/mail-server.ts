/** A real SMTP server in the process of the test, with what it was handed. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedLetter {
  to: string;
  messageId: string;
  subject: string;
  text: string;
}

export async function startMailServer() {
  const letters: ReceivedLetter[] = [];
  /** Addresses that the server does not know. */
  const unknown = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      if (!unknown.has(address)) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push(parsed(Buffer.concat(chunks).toString(), session.envelope.rcptTo[0]?.address ?? ''));
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    letters,
    unknown,
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function parsed(raw: string, to: string): ReceivedLetter {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]/gu, ' ');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'imu').exec(lines)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  const isBase64 = field('Content-Transfer-Encoding') === 'base64';
  const text = isBase64 ? Buffer.from(body, 'base64').toString() : unquoted(body);
  return { to, messageId: field('Message-ID'), subject: field('Subject'), text };
}

/** Quoted-printable. */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/gu, '')
    .replace(/=([\dA-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
