/** The service's log: JSON lines by pino, with request ids, never with the text of a document. */
import pino from 'pino';

export type Log = pino.Logger;

/** @param write where the lines go; standard output where nothing is said */
export function createLog(level: string, write?: (line: string) => void): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  };
  return write === undefined ? pino(options) : pino(options, { write });
}

/** A log that says nothing, for tests and the command line. */
export const silentLog: Log = pino({ level: 'silent' });
