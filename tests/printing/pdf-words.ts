/** Loaded when a PDF is looked at: inside of workerd it cannot be, and the other tests of the same file run there. */
const reader = () => import('../../src/reading/pdfjs.ts');

/** The text layer of a PDF, a string a page, as a reader of the file gets it. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await reader();
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
    pages.push(words.join('').replaceAll(/ +/gu, ' '));
  }
  await task.destroy();
  return pages;
}
