// Looks at the first text of a file and decides what it is: CSV and how it is cut, or JSON and where its records are.
import { err, ok, type Result } from '#kernel';
import { CsvScanner, type Dialect } from './csv-scanner.js';
import { parseRecord } from './json-record.js';
import type { JsonLayout } from './json-scanner.js';

export type Format = 'csv' | 'json' | 'json-lines';

const NOT_TEXT: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', 'an Excel or zip file; save it as CSV, or unpack it'],
  ['%PDF', 'a PDF'],
  ['\xd0\xcf\x11\xe0', 'an old Excel file; save it as CSV'],
];

/** Refuses what is plainly no export, by the first bytes, before any decoding. */
export function refuseBinary(head: Buffer): Result<null> {
  const start = head.toString('latin1', 0, 8);
  const found = NOT_TEXT.find(([magic]) => start.startsWith(magic));
  return found ? err('FORMAT_UNKNOWN', `This is ${found[1]}. CSV and JSON can be read.`) : ok(null);
}

export function formatOf(head: string): Result<Format> {
  const text = head.trimStart();
  if (text === '') return err('FILE_EMPTY', 'The file is empty.');
  if (text.startsWith('<'))
    return err(
      'FORMAT_UNKNOWN',
      'This is a web page or XML, perhaps the sign-in page of the other system. CSV and JSON can be read.',
    );
  if (/^\[\s*[{\]]/.test(text)) return ok('json');
  if (!/^\{\s*["}]/.test(text)) return ok('csv');
  const eol = text.indexOf('\n');
  const next = eol === -1 ? '' : text.slice(eol).trimStart();
  return ok(next.startsWith('{') && 'record' in parseRecord(text.slice(0, eol)) ? 'json-lines' : 'json');
}

/** Names by which a record, and not an envelope around a list of records, goes. */
const IDENTITY = /^(id|key|number|sys_id|external_?id)$/i;

/** Whether the object at the top shows, in the head, a list that is wanted by name. Pages of an API, one a line, do. */
export const isEnvelope = (head: string, wanted: readonly string[]): boolean =>
  topLevel(head.trimStart()).some(({ name }) => wanted.some((path) => path.split('.')[0] === name));

/** Where nothing is wanted by name, an object is an envelope if it has an array of objects and no name a record goes by. */
export function jsonLayoutOf(head: string, wanted: readonly string[]): JsonLayout {
  const text = head.trimStart();
  if (text.startsWith('[')) return 'list';
  if (isEnvelope(text, wanted)) return 'wrapped';
  const names = topLevel(text);
  if (names.some(({ name }) => IDENTITY.test(name))) return 'bare';
  return wanted.length > 0 || names.some(({ list }) => list) ? 'wrapped' : 'bare';
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gs;

function topLevel(text: string): { name: string; list: boolean }[] {
  const found: { name: string; list: boolean }[] = [];
  let depth = 0;
  let token = '';
  for (const { 0: mark, index } of text.matchAll(TOKEN)) {
    if (mark.startsWith('"')) token = mark.slice(1, -1);
    else if (mark === ':') {
      if (depth === 1) found.push({ name: token, list: /^:\s*\[\s*[{\]]/.test(text.slice(index, index + 200)) });
    } else if (mark === '{' || mark === '[') depth += 1;
    else depth -= 1;
    if (depth === 0) break;
  }
  return found;
}

const DELIMITERS = [',', ';', '\t', '|'];
const SAMPLE = 50;

/** The delimiter under which most of the first records have as many cells as the header; of equals, the one with more cells. */
export function dialectOf(head: string, asked?: string): Dialect {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  if (asked) return { delimiter: asked, newline };
  let best = { delimiter: ',', fits: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const widths: number[] = [];
    const scanner = new CsvScanner({ delimiter, newline }, ({ cells }) => widths.push(cells.length));
    scanner.push(head);
    if (widths.length < SAMPLE) scanner.end();
    const width = widths[0] ?? 0;
    const fits = widths.slice(0, SAMPLE).filter((count) => count === width).length;
    if (width > 1 && (fits > best.fits || (fits === best.fits && width > best.width)))
      best = { delimiter, fits, width };
  }
  return { delimiter: best.delimiter, newline };
}
