/** `/api/v1/registers`: the books of the office, their lines, print and Excel. */
import { Hono } from 'hono';
import { describeRoute, type ResponsesWithResolver } from 'hono-openapi';
import type { Intake } from '../intake/index.ts';
import type { AppEnv } from '../people/http-env.ts';
import { requireSignIn } from '../people/middleware.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { answer, problems, validate } from '../platform/http.ts';
import { XLSX_MEDIA_TYPE } from '../printing/sheets.ts';
import { bookAsPdf, bookAsSheet } from './book-print.ts';
import { configureRegister, createRegister } from './books.ts';
import * as books from './books-wire.ts';
import { cancelNumber, correctEntry, entryOfDispatch, signForPaper } from './entries.ts';
import { attachment } from './file-answer.ts';
import { notePartFetched } from './open.ts';
import { getRegister, listRegisters, registerEntries } from './register.ts';
import { moveStamp, stampedCopy, stampPlace } from './stamp.ts';
import { given, reader, writer } from './route-helpers.ts';
import type { PagePictures } from './page-pictures.ts';
import * as wire from './wire.ts';

export interface BooksRoutesDeps {
  intake: Intake;
  db: Db;
  clock: Clock;
  agencyName: string;
  parentAgency?: string | undefined;
  pictures: PagePictures;
}

const describe = (tag: string, summary: string, responses: ResponsesWithResolver) =>
  describeRoute({ tags: [tag], summary, responses });

const TAG = 'Sổ đăng ký';

export function registerRoutes({ db, clock, agencyName, parentAgency }: BooksRoutesDeps): Hono<AppEnv> {
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/',
      describe(TAG, 'Các sổ đăng ký', {
        200: answer(wire.registersSchema, 'Năm mới trước'),
        ...problems(401, 403),
      }),
      (c) => c.json({ registers: listRegisters(db, reader(c)) }),
    )
    .post(
      '/',
      describe(TAG, 'Mở một sổ', {
        201: answer(wire.registerSchema, 'Đã mở'),
        ...problems(400, 401, 403, 409),
      }),
      validate('json', books.newRegisterBody),
      (c) => {
        const actor = writer(c);
        const { id } = createRegister(db, c.req.valid('json'), actor, clock);
        return c.json(getRegister(db, actor, id), 201);
      },
    )
    .patch(
      '/:id',
      describe(TAG, 'Đặt tên, chọn loại văn bản, khóa một sổ', {
        200: answer(wire.registerSchema, 'Sau khi đổi'),
        ...problems(400, 401, 403, 404, 409),
      }),
      validate('param', wire.dispatchParams),
      validate('json', books.registerChangeBody),
      (c) => {
        const actor = writer(c);
        const { id } = c.req.valid('param');
        configureRegister(db, id, c.req.valid('json'), actor, clock);
        return c.json(getRegister(db, actor, id));
      },
    )
    .get(
      '/:id/entries',
      describe(TAG, 'Một sổ, theo thứ tự số, cả số đã hủy', {
        200: answer(wire.entriesSchema.extend({ rows: books.bookEntrySchema.array() }), 'Một trang'),
        ...problems(400, 401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      validate('query', wire.entriesQuery.extend(books.bookQuery.shape)),
      (c) => c.json(registerEntries(db, reader(c), c.req.valid('param').id, given(c.req.valid('query')))),
    )
    .get(
      '/:id/book.xlsx',
      describe(TAG, 'Sổ theo mẫu Phụ lục IV, dạng Excel', {
        200: { description: 'Bảng tính', content: { [XLSX_MEDIA_TYPE]: {} } },
        ...problems(400, 401, 403, 404, 422),
      }),
      validate('param', wire.dispatchParams),
      validate('query', books.bookQuery),
      async (c) => {
        const request = {
          registerId: c.req.valid('param').id,
          range: given(c.req.valid('query')),
          agencyName,
        };
        return fileOf(await bookAsSheet(db, request, reader(c), clock), XLSX_MEDIA_TYPE);
      },
    )
    .get(
      '/:id/book.pdf',
      describe(TAG, 'Sổ theo mẫu Phụ lục IV, để in', {
        200: { description: 'PDF', content: { 'application/pdf': {} } },
        ...problems(400, 401, 403, 404, 422),
      }),
      validate('param', wire.dispatchParams),
      validate('query', books.bookQuery),
      async (c) => {
        const request = {
          registerId: c.req.valid('param').id,
          range: given(c.req.valid('query')),
          agencyName,
          parentAgency,
        };
        return fileOf(await bookAsPdf(db, request, reader(c), clock), 'application/pdf');
      },
    );
}

/** A file that was made for this asking. */
export function fileOf({ fileName, bytes }: { fileName: string; bytes: Uint8Array }, type: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': attachment(fileName),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** What is done to the line of one paper: below `/api/v1/dispatches`. */
export function entryRoutes({ db, clock, agencyName, intake, pictures }: BooksRoutesDeps): Hono<AppEnv> {
  const changed = { 200: answer(wire.versionSchema, 'Đã làm'), ...problems(400, 401, 403, 404, 409, 422) };
  return new Hono<AppEnv>()
    .use(requireSignIn())
    .get(
      '/:id/corrections',
      describe(TAG, 'Những gì đã đính chính ở dòng của văn bản', {
        200: answer(books.correctionsSchema, 'Cũ trước'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => {
        const line = entryOfDispatch(db, c.req.valid('param').id, reader(c));
        return c.json({ corrections: line?.corrections ?? [] });
      },
    )
    .get(
      '/:id/stamp',
      describe(TAG, 'Chỗ của dấu đến trên trang 1, đơn vị point từ góc trên bên trái', {
        200: answer(books.stampPlaceSchema, 'Chỗ đóng dấu'),
        ...problems(401, 403, 404),
      }),
      validate('param', wire.dispatchParams),
      (c) => c.json(stampPlace(db, c.req.valid('param').id, reader(c))),
    )
    .put(
      '/:id/stamp',
      describe(TAG, 'Đặt dấu đến ở chỗ khác', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.stampBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(moveStamp(db, command, writer(c), clock));
      },
    )
    .get(
      '/:id/stamped.pdf',
      describe(TAG, 'Bản sao có dấu đến (ảnh, tệp Word: trang 1); bản gốc không đổi', {
        200: { description: 'PDF', content: { 'application/pdf': {} } },
        ...problems(401, 403, 404, 409, 422),
      }),
      validate('param', wire.dispatchParams),
      async (c) => {
        const { id } = c.req.valid('param');
        const actor = reader(c);
        const deps = { db, storage: intake.storage, pictures, agencyName };
        const copy = await stampedCopy(deps, id, actor);
        notePartFetched(db, id, 'dispatch.downloaded', actor, clock);
        return fileOf(copy, 'application/pdf');
      },
    )
    .post(
      '/:id/entry',
      describe(TAG, 'Đính chính các cột riêng của sổ', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.entryBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(correctEntry(db, command, writer(c), clock));
      },
    )
    .post(
      '/:id/cancel-number',
      describe(TAG, 'Hủy số, dòng vẫn ở trong sổ', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.reasonBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(cancelNumber(db, command, writer(c), clock));
      },
    )
    .post(
      '/:id/sign',
      describe(TAG, 'Ký nhận bản giấy', changed),
      validate('param', wire.dispatchParams),
      validate('json', books.signBody),
      (c) => {
        const command = { ...c.req.valid('json'), dispatchId: c.req.valid('param').id };
        return c.json(signForPaper(db, command, writer(c), clock));
      },
    );
}
