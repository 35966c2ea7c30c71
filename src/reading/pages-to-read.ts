/** The numbers of the pages that are asked for and exist. */
export function pagesToRead(
  pageCount: number,
  { firstPage = 1, pages }: { firstPage?: number | undefined; pages?: readonly number[] | undefined },
): number[] {
  const all = pages ?? Array.from({ length: pageCount }, (_, index) => index + 1);
  return all.filter((number) => number >= firstPage && number <= pageCount);
}
