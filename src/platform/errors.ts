/**
 * Errors an office can act on. Every expected failure of the service is an `AppError`: a stable code
 * for programs, an HTTP status, and a Vietnamese sentence that says what to do next. Whatever else is
 * thrown is a defect: it is logged with a reference and the person sees only that reference.
 */
export type ErrorStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 410
  | 413
  | 415
  | 422
  | 423
  | 429
  | 500
  | 501
  | 503
  | 507;

export interface ErrorDetails {
  /** Machine-readable facts about this occurrence, shown in the problem document (no document text). */
  readonly [fact: string]: string | number | boolean | null | readonly string[];
}

export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    /** Stable, lower-case, dotted: `intake.too-large`. Never reused for another meaning. */
    readonly code: string,
    readonly status: ErrorStatus,
    /** Vietnamese, for the person: what happened and what to do. */
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
  }
}

/** An original that is not in the storage: to who asks for it there is none, to who looks after the house it is lost. */
export const FILE_MISSING = 'files.missing';

/** Whether another try must end the same way. A file that is missing may be back with the disk that it lies on. */
export function isFinal(error: unknown): error is AppError {
  return error instanceof AppError && error.status < 500 && error.code !== FILE_MISSING;
}

/** The `application/problem+json` body (RFC 9457) by which the API reports an error. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  reference?: string;
  [fact: string]: unknown;
}

export function problemOf(error: AppError, reference?: string): Problem {
  return {
    type: `urn:vanthu:error:${error.code}`,
    title: error.message,
    status: error.status,
    code: error.code,
    ...error.details,
    ...(reference === undefined ? {} : { reference }),
  };
}
