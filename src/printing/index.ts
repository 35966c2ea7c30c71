/** Papers as an office prints them: measured text, pages, tables, charts; as PDF or as a preview. */
export type {
  Block,
  Boxed,
  Columns,
  Drawing,
  Paragraph,
  Rule,
  Table,
  TableColumn,
  TableRow,
} from './blocks.ts';
export { chartBlock, type Chart, type Series } from './chart.ts';
export { fontBytes, textWidth, unprintableLetters, withPrintableLetters, type Face } from './fonts.ts';
export { HEAD_SHARES, letterheadBlock, MOTTO, NATION, type HeadSize, type Letterhead } from './letterhead.ts';
export {
  breakEvenly,
  evenWidth,
  measureWords,
  naturalWidth,
  plainText,
  type Dress,
  type Span,
  type Text,
} from './lines.ts';
export { composePages, MARGINS, textWidthOf, type Margins, type PageStyle, type Part } from './pages.ts';
export { paintPdf, type PrintedFile } from './pdf.ts';
export {
  printReport,
  printTable,
  type Report,
  type ReportPiece,
  type ReportTable,
  type TablePrint,
} from './report.ts';
export { A4, lineText, mm, type Mark, type Sheet } from './sheet.ts';
export { paintSvg } from './svg.ts';
export { columnWidths } from './table.ts';
