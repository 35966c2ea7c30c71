/**
 * What every room's routes share: errors leave as `application/problem+json` (RFC 9457), requests are
 * checked against a zod schema, and both are described in the OpenAPI document from that same schema.
 */
import type { Context, Env, ErrorHandler, MiddlewareHandler, ValidationTargets } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { resolver, type ResponsesWithResolver, validator } from 'hono-openapi';
import { z } from 'zod';
import { AppError, type ErrorStatus, FILE_MISSING, problemOf } from './errors.ts';
import { newId } from './ids.ts';
import type { Log } from './log.ts';
import { machineTrouble } from './trouble.ts';

z.config({ localeError: sentenceFor });

/** The body of every error of the API, for the OpenAPI document. */
export const problemSchema = z
  .looseObject({
    type: z.string().describe('urn:vanthu:error:<code>'),
    title: z.string().describe('Câu tiếng Việt cho người dùng: chuyện gì xảy ra và cần làm gì.'),
    status: z.int(),
    code: z.string().describe('Mã lỗi ổn định cho chương trình, ví dụ request.invalid.'),
    reference: z.string().optional().describe('Mã tra cứu trong nhật ký, khi lỗi không lường trước.'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Từng trường chưa đúng, khi code là request.invalid.'),
  })
  .meta({ id: 'Problem' });

export interface FieldError {
  /** Path of the field in the request: `units.0`. Empty where the request as a whole is wrong. */
  readonly field: string;
  /** Vietnamese. */
  readonly message: string;
}

/** The request does not have the shape the route asks for. */
export class InvalidRequest extends AppError {
  constructor(readonly errors: readonly FieldError[]) {
    super('request.invalid', 400, `Yêu cầu chưa đúng: ${errors.map(inOneLine).join('; ')}.`);
  }
}

const inOneLine = ({ field, message }: FieldError) => (field === '' ? message : `${field}: ${message}`);

/**
 * The answer that reports an expected error: its problem document, and the headers that go with its status.
 * @param reference where the error was logged, if it was
 */
export function problemResponse(error: AppError, reference?: string): Response {
  const problem = problemOf(error, reference);
  if (error instanceof InvalidRequest) problem['errors'] = error.errors;
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (error.status === 401) headers.set('www-authenticate', 'Bearer');
  const wait = error.details['retryAfterSeconds'];
  if (typeof wait === 'number') headers.set('retry-after', String(wait));
  return Response.json(problem, { status: error.status, headers });
}

/** The expected error behind whatever was thrown; null for a defect. */
export function expectedError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return thrown.status === 413 ? requestTooLarge() : malformedRequest();
  }
  return machineTrouble(thrown);
}

const malformedRequest = () =>
  new AppError('request.malformed', 400, 'Không đọc được nội dung yêu cầu. Hãy gửi lại đúng định dạng.');

const requestTooLarge = () =>
  new AppError('request.too-large', 413, 'Yêu cầu quá lớn. Hãy gửi ít hơn trong một lần.');

/** An error nobody foresaw, as the person sees it: only the reference under which it was logged. */
export function unexpectedError(): AppError {
  return new AppError(
    'unexpected',
    500,
    'Có lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo quản trị kèm mã tra cứu.',
  );
}

/** Hono's `onError` for the API: expected errors as problems; anything else is logged and hidden behind a reference. */
export function problemHandler<E extends Env = Env>(log: Log): ErrorHandler<E> {
  return (thrown) => {
    const expected = expectedError(thrown);
    if (expected !== null) {
      tellOfRefusal(log, expected);
      return problemResponse(expected);
    }
    const reference = newId();
    log.error({ err: thrown, reference }, 'unexpected error');
    return problemResponse(unexpectedError(), reference);
  };
}

/**
 * A 503 passes by itself (starting, moving, no reader, a storage that does not answer): whoever asked tries again. A lost
 * original is nobody's mistake who asked, and somebody has to bring it back.
 */
export function tellOfRefusal(log: Log, { status, code, cause }: AppError): void {
  if (status === 503) log.warn({ code, err: cause }, 'not now');
  else if (status >= 500 || code === FILE_MISSING) log.error({ code, err: cause }, 'the machine refuses');
}

/** What a handler reads after {@link validate}: `c.req.valid('json')`. */
interface Checked<Schema extends z.ZodType, Target extends keyof ValidationTargets> {
  in: { [K in Target]: z.input<Schema> };
  out: { [K in Target]: z.output<Schema> };
}

/**
 * Checks a part of the request against a schema, which the OpenAPI document then shows too.
 * @throws InvalidRequest `request.invalid` with every wrong field
 */
export function validate<
  Target extends keyof ValidationTargets,
  Schema extends z.ZodType,
  E extends Env = Env,
  P extends string = string,
>(target: Target, schema: Schema): MiddlewareHandler<E, P, Checked<Schema, Target>> {
  const check = validator(target, schema, (result) => {
    if (!result.success) throw new InvalidRequest(result.error.map(fieldError));
  });
  return check as unknown as MiddlewareHandler<E, P, Checked<Schema, Target>>;
}

interface Issue {
  readonly message: string;
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
}

function fieldError(issue: Issue): FieldError {
  const path = (issue.path ?? []).map((segment) =>
    String(typeof segment === 'object' ? segment.key : segment),
  );
  return { field: path.join('.'), message: issue.message };
}

/** A successful answer with a JSON body, for `describeRoute({ responses })`. */
export function answer(schema: z.ZodType, description: string): ResponsesWithResolver[string] {
  return { description, content: { 'application/json': { schema: resolver(schema) } } };
}

const STATUS_DESCRIPTIONS: Readonly<Partial<Record<ErrorStatus, string>>> = {
  400: 'Yêu cầu chưa đúng',
  401: 'Chưa đăng nhập',
  403: 'Không có quyền',
  404: 'Không tìm thấy',
  409: 'Trái với trạng thái hiện tại',
  410: 'Không còn dùng được',
  413: 'Quá lớn',
  415: 'Không nhận loại này',
  422: 'Đọc được nhưng không thực hiện được',
  429: 'Thử quá nhiều lần, hãy đợi',
  503: 'Máy chủ đang bận, hãy thử lại sau',
  507: 'Đĩa của máy chủ đã đầy',
};

/** The error answers of a route, for `describeRoute({ responses: { ...problems(401, 403) } })`. */
export function problems(...statuses: readonly ErrorStatus[]): ResponsesWithResolver {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: STATUS_DESCRIPTIONS[status] ?? 'Lỗi',
        content: { 'application/problem+json': { schema: resolver(problemSchema) } },
      },
    ]),
  );
}

/** What a request that breaks its schema is answered by, where a route does not say so itself. */
export const INVALID_REQUEST_DESCRIBED = {
  description: STATUS_DESCRIPTIONS[400]!,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** How lists are asked for, page by page: `?after=…&limit=…`. */
export const pageQuery = z.object({
  after: z.string().max(200).optional().describe('Con trỏ “next” của trang trước.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Whether the request is for the API (errors as problems) rather than for a page. */
export function isApiRequest(c: Context): boolean {
  // `/api/docs` is a page: who has not signed in is sent to do so. `/metrics` is asked for by a program.
  return /^\/(?:api\/v\d|metrics$)/.test(c.req.path);
}

const vietnamese = z.locales.vi().localeError;

/** Short Vietnamese sentences for the usual mistakes; zod's own Vietnamese for the rest. */
function sentenceFor(issue: z.core.$ZodRawIssue): string | { message: string } | null | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'bắt buộc phải có'
        : `phải là ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return issue.origin === 'string' ? tooShort(Number(issue.minimum)) : vietnamese(issue);
    case 'too_big':
      return issue.origin === 'string' ? `dài quá ${issue.maximum} ký tự` : vietnamese(issue);
    case 'unrecognized_keys':
      return `không có trường ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `phải là ${issue.values.length === 1 ? '' : 'một trong: '}${issue.values.join(', ')}`;
    default:
      return vietnamese(issue);
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'chuỗi ký tự',
  number: 'số',
  int: 'số nguyên',
  boolean: 'true hoặc false',
  array: 'danh sách',
  object: 'đối tượng JSON',
  date: 'ngày',
};

const tooShort = (minimum: number) =>
  minimum === 1 ? 'không được để trống' : `phải có ít nhất ${minimum} ký tự`;
