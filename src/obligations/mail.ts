/** E-mail by the agency's own SMTP server. */
import { createTransport } from 'nodemailer';

export interface Letter {
  /** Stays the same however often it is sent: mail servers and programs show it once. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  attachments?: { filename: string; content: Uint8Array }[];
}

export interface Mailer {
  /** @throws {@link MailRefused} where the server says that this letter will never be taken */
  send(letter: Letter): Promise<void>;
}

/** The receiver's address does not exist, or the server refuses it for good (5xx). */
export class MailRefused extends Error {}

/** How long a server may take to answer before the letter is tried again later. */
const PATIENCE_MS = 20_000;

/** @param url `smtp://user:password@host:587`, `smtps://…:465` */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ attachments = [], ...letter }) {
      const files = attachments.map(({ filename, content }) => ({
        filename,
        content: Buffer.from(content),
      }));
      try {
        await transport.sendMail({ ...letter, attachments: files });
      } catch (error) {
        if (isRefusal(error)) throw new MailRefused(error.message, { cause: error });
        throw error;
      }
    },
  };
}

function isRefusal(error: unknown): error is Error & { responseCode: number } {
  return (
    error instanceof Error &&
    'responseCode' in error &&
    typeof error.responseCode === 'number' &&
    error.responseCode >= 550 &&
    error.responseCode <= 559
  );
}
