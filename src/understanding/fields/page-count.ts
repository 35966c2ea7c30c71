/** Số trang of the paper and of its appendices, which are numbered apart (NĐ 30/2020, PL I, III.1). */
import type { ReadPage } from '../../reading/page.ts';
import type { PaperParts } from '../parts.ts';
import type { PageCount } from '../understanding.ts';

/** Pages behind the last one that carries text or signature of the paper belong to the appendices. */
export function pageCountOf(parts: PaperParts, pages: readonly ReadPage[]): PageCount {
  const own = [...parts.headerLeft, ...parts.title, ...parts.body, ...parts.recipients, ...parts.signature];
  const last = own.reduce((latest, line) => Math.max(latest, line.page), 0);
  const behind = new Set(
    parts.appendices
      .flatMap(({ heading, lines }) => [heading, ...lines])
      .map((line) => line.page)
      .filter((page) => page > last),
  );
  return { paper: pages.length - behind.size, appendices: behind.size, total: pages.length };
}
