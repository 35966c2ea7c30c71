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
  const paper = await openKind(path, kind, limits);
  const pages = paper.pageCount;
  if (pages > 0 && pages <= limits.maxPages) return paper;
  await paper.close();
  throw pages === 0 ? noPages() : tooManyPages(pages, limits.maxPages);
}

async function openKind(path: string, kind: PaperKind, limits: PaperLimits): Promise<Paper> {
  switch (kind) {
    case 'pdf':
      return (await import('./pdf.ts')).openPdf(path, limits);
    case 'docx':
      return (await import('./docx.ts')).openDocx(path);
    case 'tiff':
    case 'jpeg':
    case 'png':
    case 'webp':
      return (await import('./image-paper.ts')).openImage(path, limits);
  }
}
