// The reject file: rows that couldn't land, with the reason, in a form that is safe to open, mend and import again.
import { withoutOuter } from './json-path.js';
import type { Header, RawRow, RowError } from './row.js';

/** `record` holds the text of a record that has no cells: a broken CSV line, or JSON. The file's own columns follow. */
export const REJECT_COLUMNS = ['line', 'column', 'code', 'message', 'record'] as const;

/** What a spreadsheet may take for a formula, behind any apostrophes of ours. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)*$/;

/**
 * A spreadsheet runs a cell that starts with =, +, - or @ as a formula, and an export's text is a stranger's. Such a cell
 * gets an apostrophe in front, unless it is a plain number. `unguarded` takes exactly that apostrophe away again.
 */
export const guarded = (cell: string): string => (FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell);

export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) && !PLAIN_NUMBER.test(cell.slice(1)) ? cell.slice(1) : cell;

const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`;

const quoted = (cell: string): string => (/[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** First line of the file, behind a byte order mark so that spreadsheets read it as UTF-8. */
export const rejectHeader = (header: Header): string =>
  `\ufeff${csvLine([...REJECT_COLUMNS, ...(header.nested ? [] : header.names)])}`;

/** One line for a row, whatever number of errors it has. A row whose cells don't fit the header is given as its text. */
export function rejectLine(row: RawRow, header: Header, errors: readonly RowError[]): string {
  const fits = !header.nested && row.cells.length >= header.names.length && row.error?.code !== 'CSV_COLUMN_COUNT';
  const record = row.record ? JSON.stringify(withoutOuter(row.record)) : fits ? '' : row.raw;
  const cells = header.nested ? [] : header.names.map((_, index) => (fits ? (row.cells[index] ?? '') : ''));
  const reason = (['column', 'code', 'message'] as const).map((part) => joined(errors, part));
  return csvLine([String(row.line), ...reason, record, ...cells]);
}

const joined = (errors: readonly RowError[], part: 'column' | 'code' | 'message'): string =>
  [...new Set(errors.map((error) => error[part] ?? ''))].filter(Boolean).join(part === 'message' ? ' ' : '; ');

/** Whether a CSV header is that of a reject file, which is then read as the file it came from. */
export const isRejectHeader = (names: readonly string[]): boolean =>
  REJECT_COLUMNS.every((name, index) => names[index] === name);
