/** The answer to an upload: one file or many, each with its own outcome. */
import { brokenUpload, noFileInRequest, tooManyFiles } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import { type Problem, problemOf } from '../platform/errors.ts';
import { expectedError, unexpectedError } from '../platform/http.ts';
import { newId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { type HandedIn, handIn, type ReceivedDispatch, type ReceivingDeps } from './receive.ts';
import { bodyOf, MOST_FILES, takeEachFile, type UploadedFile } from './upload.ts';

export interface UploadDeps extends ReceivingDeps {
  log: Log;
}

interface FileOutcome {
  fileName: string;
  status: number;
  dispatch: ReceivedDispatch | null;
  problem: Problem | null;
}

/**
 * Receives every file of the request while it streams in. A single file answers like any creation (201, or 200 where
 * the same bytes were there already); several answer 207 with each one's outcome, for one that fails must not hide
 * that the others are safe.
 *
 * @throws AppError for a single file what {@link handIn} throws; `intake.no-file`, `intake.broken-upload`
 */
export async function receiveUpload(
  request: Request,
  about: Omit<HandedIn, 'fileName'>,
  by: Actor,
  deps: UploadDeps,
): Promise<Response> {
  if (!isForm(request)) return answerOne(await receiveBody(request, about, by, deps));
  const { results, tooMany } = await takeEachFile(request, (file) => outcomeOf(file, about, by, deps));
  const [first] = results;
  if (first === undefined) throw noFileInRequest();
  if (results.length === 1) return answerOnly(first);
  const refused = tooMany ? [failed('', problemOf(tooManyFiles(MOST_FILES)))] : [];
  return Response.json({ results: [...results, ...refused] }, { status: 207 });
}

function isForm(request: Request): boolean {
  return /^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '');
}

function receiveBody(
  request: Request,
  about: Omit<HandedIn, 'fileName'>,
  by: Actor,
  deps: UploadDeps,
): Promise<ReceivedDispatch> {
  if (request.body === null) throw noFileInRequest();
  return handIn(deps, bodyOf(request), { ...about, fileName: namedIn(request.headers) }, by).catch(
    asBrokenUpload,
  );
}

function namedIn(headers: Headers): string {
  const name = headers.get('x-file-name') ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    // Not URI-encoded: taken as it stands.
    return name;
  }
}

/** The asker went away in the middle of the body. */
function asBrokenUpload(error: unknown): never {
  if (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ECONNRESET' || error.name === 'AbortError')
  ) {
    throw brokenUpload();
  }
  throw error;
}

async function outcomeOf(
  { fileName, content }: UploadedFile,
  about: Omit<HandedIn, 'fileName'>,
  by: Actor,
  deps: UploadDeps,
): Promise<FileOutcome> {
  try {
    const dispatch = await handIn(deps, content, { ...about, fileName }, by);
    return { fileName, status: dispatch.duplicateOf === null ? 201 : 200, dispatch, problem: null };
  } catch (error) {
    const expected = expectedError(error);
    if (expected !== null) return failed(fileName, problemOf(expected));
    const reference = newId();
    deps.log.error({ err: error, reference }, 'an uploaded file could not be received');
    return failed(fileName, problemOf(unexpectedError(), reference));
  }
}

function failed(fileName: string, problem: Problem): FileOutcome {
  return { fileName, status: problem.status, dispatch: null, problem };
}

function answerOne(received: ReceivedDispatch): Response {
  return Response.json(received, { status: received.duplicateOf === null ? 201 : 200 });
}

function answerOnly({ dispatch, problem, status }: FileOutcome): Response {
  if (dispatch !== null) return answerOne(dispatch);
  const headers = { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' };
  return Response.json(problem, { status, headers });
}
