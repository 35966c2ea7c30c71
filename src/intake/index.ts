/** Files come in: by upload and by the watched folder, told by their content, kept once. */
export { brokenUpload, emptyFile, noFileInRequest, notADocument, tooManyFiles } from './errors.ts';
export { type Inbox, type InboxOptions, type ScannedFile, startInbox } from './inbox.ts';
export {
  type FileContent,
  inOneChunk,
  type Intake,
  keepArrival,
  keepBytes,
  noting,
  receiveFile,
  removeFile,
} from './receive.ts';
export { FILE_KINDS, type FileKind, storedFiles } from './schema.ts';
export { MEDIA_TYPES, sniffFile } from './sniff.ts';
export { type IntakeFile, noteStoredFile } from './store.ts';
