/** The service's log: JSON lines by pino, with request ids, never with the text of a document. */
import pino from 'pino';

export type Log = pino.Logger;

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  });
}

/** A log that says nothing, for tests and the command line. */
export const silentLog: Log = pino({ level: 'silent' });
