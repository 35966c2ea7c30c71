import { noPages, tooManyPages } from './errors.ts';
import { DEFAULT_LIMITS, type Paper, type PaperKind, type PaperLimits } from './paper.ts';

/**
 * Opens a paper for reading. The modules of a kind are loaded when the first paper of it comes.
 * @throws AppError `reading.password`, `reading.damaged`, `reading.no-pages`, `reading.too-many-pages`
 */
export async function openPaper(
  path: string,
  kind: PaperKind,
  limits: PaperLimits = DEFAULT_LIMITS,
): Promise<Paper> {
  const open = await openerOf(kind);
  const paper = await open(path, limits);
  const pages = paper.pageCount;
  if (pages > 0 && pages <= limits.maxPages) return paper;
  await paper.close();
  throw pages === 0 ? noPages() : tooManyPages(pages, limits.maxPages);
}

type Open = (path: string, limits: PaperLimits) => Promise<Paper>;

/** How papers of a kind are opened: called ahead, it takes the time to load that from the first one. */
export async function openerOf(kind: PaperKind): Promise<Open> {
  switch (kind) {
    case 'pdf':
      return (await import('./pdf.ts')).openPdf;
    case 'docx':
      return (await import('./docx.ts')).openDocx;
    case 'tiff':
    case 'jpeg':
    case 'png':
    case 'webp':
      return (await import('./image-paper.ts')).openImage;
  }
}
