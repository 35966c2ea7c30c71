/**
 * Letters by an HTTPS address that takes them as JSON: where the program runs there is no SMTP (Workers), or the
 * office's mail service has an API. What stands there is the office's own: a service of its, or a few lines before one.
 */
import { z } from 'zod';
import { type Mailer, MailRefused } from './mail.ts';

export interface HttpMail {
  /** Is sent `{ messageId, from, to, subject, text, attachments: [{ filename, base64 }] }`. */
  url: string;
  from: string;
  /** As `Authorization: Bearer …`; blank: none. */
  key: string;
}

/** How long it may take before the letter is tried again later. */
const PATIENCE_MS = 30_000;
/** This letter will not be taken: what is wrong with it lies in it. */
const REFUSALS: ReadonlySet<number> = new Set([400, 413, 422]);
const MOST_SAID = 300;

export const httpMailUrl = z.url({ protocol: /^https$/ });

/** Two letters of one `Idempotency-Key` are one: a try whose answer was lost is sent again. */
export function httpMailer(
  { url, from, key }: HttpMail,
  send: (request: Request) => Promise<Response>,
): Mailer {
  return {
    async send({ attachments = [], ...letter }) {
      const files = attachments.map(({ filename, content }) => ({
        filename,
        base64: Buffer.from(content).toString('base64'),
      }));
      const request = new Request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': letter.messageId,
          ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ ...letter, from, attachments: files }),
        // Followed, a redirect would carry the key and the letter to somebody else.
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answer = await send(request);
      if (answer.ok) return void (await answer.body?.cancel());
      const said = `${answer.status} ${(await answer.text()).slice(0, MOST_SAID)}`.trim();
      if (REFUSALS.has(answer.status)) throw new MailRefused(said);
      throw new Error(`the mail service does not take letters now: ${said}`);
    },
  };
}
