/** Reading with processes of this machine: for the service on Node, and the commands. */
export { ReaderPool, type ReaderPoolOptions } from './reader-pool.ts';
export { readElsewhere } from './elsewhere/reader-elsewhere.ts';
export type { Office as OfficeToReadFor } from './elsewhere/office-link.ts';
