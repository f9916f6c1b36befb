// Turns scanned records into rows: names the columns, checks the count of cells and the characters, numbers and batches.
import { elementsOf, pathsOf, someText } from '../rules/json-path.js';
import { isRejectHeader, REJECT_COLUMNS, unguarded } from '../rules/reject-line.js';
import { cut, type Header, type JsonObject, type RawRow } from '../rules/row.js';
import { hasUndecodable, legible } from './encoding.js';
import type { Fault, Scanned } from './scanner.js';

const BATCH_CHARACTERS = 4 * 1024 * 1024;
const HEADER_SAMPLE = 20;

const INVALID: Fault = {
  code: 'ENCODING_INVALID',
  message:
    'The text holds bytes that are not valid in the encoding of the file. Export it as UTF-8, or name its encoding.',
};
const HAS_NUL: Fault = {
  code: 'TEXT_HAS_NUL',
  message: 'The text holds a NUL character, which can not be stored. Take it out.',
};

export interface Collecting {
  readonly nested: boolean;
  /** rows a batch */
  readonly batch: number;
  /** rows to pass over, to go on after them */
  readonly skip: number;
  /** JSON: path of a list in each record whose elements are the rows */
  readonly each?: string | undefined;
}

export class RowCollector {
  /** CSV: set by the first record. JSON: see `sampleHeader`. */
  header: Header | null = null;
  /** The header's own line couldn't be read. */
  headerFault: Fault | null = null;
  rows = 0;
  /** Set once text came by in which some record has something to be looked for. */
  suspect = false;
  private readonly full: RawRow[][] = [];
  private batch: RawRow[] = [];
  private characters = 0;
  private fromReject = false;

  constructor(private readonly how: Collecting) {}

  add = (scanned: Scanned): void => {
    if (!this.how.nested && !this.header) this.takeHeader(scanned);
    else if (scanned.record && this.how.each) {
      const elements = elementsOf(scanned.record, this.how.each);
      for (const record of elements) this.addRow({ ...scanned, record, size: scanned.size / elements.length });
    } else this.addRow(scanned);
  };

  /** A batch that is full, or with `last` what there is. */
  take(last = false): RawRow[] | undefined {
    const batch = this.full.shift();
    if (batch || !last || this.batch.length === 0) return batch;
    const rest = this.batch;
    this.startBatch();
    return rest;
  }

  /** JSON has no header: the paths of its first records stand for one. */
  sampleHeader(): Header | null {
    const sample = [...this.full.flat(), ...this.batch].slice(0, HEADER_SAMPLE);
    if (sample.length === 0) return null;
    const names = new Set(sample.flatMap(({ record }) => (record ? pathsOf(record) : [])));
    return { names: [...names], nested: true };
  }

  private takeHeader({ cells, raw, fault }: Scanned): void {
    if (/^sep=.?$/i.test(raw)) return;
    this.headerFault = fault ?? (this.suspect ? characterFault(cells, null) : null);
    this.fromReject = isRejectHeader(cells);
    const names = this.fromReject ? cells.slice(REJECT_COLUMNS.length) : cells;
    this.header = { names: names.map((name, index) => name.trim() || `column ${index + 1}`), nested: false };
  }

  private addRow(scanned: Scanned): void {
    this.rows += 1;
    if (this.rows <= this.how.skip) return;
    const { line, record } = scanned;
    const cells = this.fromReject ? scanned.cells.slice(REJECT_COLUMNS.length).map(unguarded) : scanned.cells;
    const fault = scanned.fault ?? this.widthFault(cells) ?? (this.suspect ? characterFault(cells, record) : null);
    const error = fault && {
      line,
      column: this.header?.names[fault.cell ?? -1] ?? null,
      code: fault.code,
      message: fault.message,
      value: cut(legible(cells[fault.cell ?? -1] ?? scanned.raw)),
    };
    this.batch.push({
      index: this.rows,
      line,
      cells: fault ? cells.map(legible) : cells,
      record,
      raw: fault ? legible(scanned.raw) : scanned.raw,
      error,
    });
    this.characters += scanned.size;
    if (this.batch.length < this.how.batch && this.characters < BATCH_CHARACTERS) return;
    this.full.push(this.batch);
    this.startBatch();
  }

  private startBatch(): void {
    this.batch = [];
    this.characters = 0;
  }

  /** Cells beyond the header are forgiven where they are empty, as trailing delimiters make them. */
  private widthFault(cells: readonly string[]): Fault | null {
    const width = this.header?.names.length ?? 0;
    if (this.how.nested || cells.length === width) return null;
    if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return null;
    return {
      code: 'CSV_COLUMN_COUNT',
      message: `The header names ${width} columns, this record has ${cells.length} values. A delimiter or a quote is missing or one too many.`,
    };
  }
}

const hasNul = (text: string): boolean => text.includes('\0');

function characterFault(cells: readonly string[], record: JsonObject | null): Fault | null {
  for (const [test, fault] of [[hasUndecodable, INVALID] as const, [hasNul, HAS_NUL] as const]) {
    const cell = cells.findIndex(test);
    if (cell !== -1) return { ...fault, cell };
    if (record && someText(record, test)) return fault;
  }
  return null;
}

/** Whether some record in this text may have a character fault, JSON's escapes included. */
export const isSuspect = (text: string, nested: boolean): boolean =>
  text.includes('\0') || hasUndecodable(text) || (nested && /\\u(0000|[dD][89a-fA-F])/.test(text));
