/** Nhập sổ cũ: choose the file, say which column is which, see what would be entered, enter it. */
import { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import {
  DIRECTIONS,
  IMPORT_COLUMNS,
  listImports,
  type Mapping,
  OFFICE_ACTIONS,
  previewImport,
  runImport,
  stageImport,
  undoImport,
} from '../../registry/index.ts';
import { AppError } from '../../platform/errors.ts';
import { ImportPage, ImportPreviewPage } from '../pages/import.tsx';
import { IMPORT } from '../text/registry.ts';
import {
  type Form,
  formOf,
  notFilled,
  onlyFor,
  type PageContext,
  personOf,
  problemOf,
  requiredText,
  seeOther,
  shellOf,
  type WebRoutesDeps,
} from './context.ts';

export function importPages(deps: WebRoutesDeps): Hono<AppEnv> {
  const { db, clock, receiving } = deps;
  const importing = { db, clock, intake: receiving.intake };
  const first = (c: PageContext, problem?: AppError) =>
    c.html(
      <ImportPage
        shell={shellOf(deps, c)}
        imports={listImports(db, personOf(c))}
        year={clock.today().year}
        problem={problem?.message}
      />,
      problem?.status ?? 200,
    );
  const preview = async (c: PageContext, mapping: Mapping | null, problem?: AppError) =>
    c.html(
      <ImportPreviewPage
        shell={shellOf(deps, c)}
        preview={await previewImport(importing, c.req.param('id')!, mapping, personOf(c))}
        problem={problem?.message}
      />,
      problem?.status ?? 200,
    );
  return new Hono<AppEnv>()
    .use('/so-dang-ky/nhap/*', onlyFor(...OFFICE_ACTIONS['import-register'].roles))
    .get('/so-dang-ky/nhap', (c) => first(c))
    .post('/so-dang-ky/nhap', async (c) => {
      let staged = '';
      const problem = await problemOf(async () => {
        staged = (await stage(c)).id;
      });
      return problem === null ? seeOther(c, `/so-dang-ky/nhap/${staged}`) : first(c, problem);
    })
    .get('/so-dang-ky/nhap/:id', (c) => preview(c, null))
    .post('/so-dang-ky/nhap/:id', async (c) => {
      const form = await formOf(c);
      const mapping = mappingIn(form);
      if (form.text('lam') !== 'nhap') return preview(c, mapping);
      let registerId = '';
      const problem = await problemOf(async () => {
        ({ registerId } = await runImport(importing, { id: c.req.param('id'), mapping }, personOf(c)));
      });
      return problem === null
        ? seeOther(c, `/so-dang-ky/${registerId}`, 'da-nhap-so')
        : preview(c, mapping, problem);
    })
    .post('/so-dang-ky/nhap/:id/hoan-tac', async (c) => {
      const form = await formOf(c);
      const problem = await problemOf(() => {
        const reason = requiredText(form, 'reason', IMPORT.undoReason);
        return undoImport(db, { id: c.req.param('id'), reason }, personOf(c), clock);
      });
      return problem === null ? seeOther(c, '/so-dang-ky/nhap', 'da-hoan-tac') : first(c, problem);
    });

  async function stage(c: PageContext) {
    const data = await c.req.formData();
    const file = data.get('file');
    if (!(file instanceof File) || file.size === 0) throw notFilled(IMPORT.file);
    const year = Number(data.get('year'));
    const code = String(data.get('code') ?? '');
    const about = {
      fileName: file.name.slice(0, 200),
      direction: DIRECTIONS.find((direction) => direction === data.get('direction')) ?? 'incoming',
      year: Number.isInteger(year) && year >= 1990 && year <= 2999 ? year : clock.today().year,
      code: /^[a-z0-9-]{1,30}$/.test(code) ? code : 'chung',
    } as const;
    return stageImport(importing, chunksOf(file), about, personOf(c));
  }
}

async function* chunksOf(file: File): AsyncIterable<Uint8Array> {
  yield new Uint8Array(await file.arrayBuffer());
}

function mappingIn(form: Form): Mapping {
  const chosen = IMPORT_COLUMNS.flatMap((column) => {
    const at = form.text(column);
    return /^\d{1,3}$/.test(at) ? [[column, Number(at)] as const] : [];
  });
  return Object.fromEntries(chosen);
}
