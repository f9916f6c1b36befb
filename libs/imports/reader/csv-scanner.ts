// Splits CSV text into records. Lines without quotes, nearly all of most files, cost one split: eight times the rows a
// second of csv-parse, which the specs hold it against; and it knows where each record starts and can step over a broken one.
import { countOf, faulty, GLIMPSE, MAX_RECORD, tooLarge, type Emit, type Fault, type Scanner } from './scanner.js';

export interface Dialect {
  readonly delimiter: string;
  /** what ends a line; a carriage return before \n goes with it */
  readonly newline: '\n' | '\r';
}

const QUOTE = '"';
/** A long record is scanned again when as much again has come, or this much: small chunks must not make it quadratic. */
const PATIENCE = 1024 * 1024;
const UNCLOSED: Fault = {
  code: 'CSV_QUOTE_UNCLOSED',
  message: 'A quote that opens on this line is never closed. Close it, or write a quote inside a value as two.',
};
const MISPLACED: Fault = {
  code: 'CSV_QUOTE_MISPLACED',
  message: 'Text follows a closing quote. Write a quote inside a value as two, or take the quotes away.',
};

/** An overlong record, on its way out of memory. */
interface Dropped {
  readonly line: number;
  readonly glimpse: string;
  quoted: boolean;
}

/** A quoted record read whole, one that needs more text, or one whose quoting doesn't work out. */
type Quoted = { cells: string[]; next: number } | 'incomplete' | Fault;

/**
 * Rules: a quote opens a quoted value only as the first character of a cell, anywhere else it is text; "" inside is one quote;
 * empty lines are nothing. A record whose quoting doesn't work out costs its first line only: reading goes on with the next line.
 */
export class CsvScanner implements Scanner {
  line = 1;
  /** A record that hasn't ended, and what came after it but isn't worth another look yet. */
  private rest = '';
  private waiting = '';
  private dropping: Dropped | null = null;

  constructor(
    private readonly dialect: Dialect,
    private readonly emit: Emit,
    private readonly max = MAX_RECORD,
  ) {}

  push(text: string): void {
    this.waiting += text;
    if (this.waiting.length < Math.min(this.rest.length, PATIENCE)) return;
    const buffer = this.rest + this.waiting;
    this.rest = this.waiting = '';
    const at = this.dropping ? this.drop(this.dropping, buffer) : 0;
    if (this.dropping) return;
    const rest = buffer.slice(this.scan(buffer, at, false));
    this.rest = rest.length > this.max ? this.startDropping(rest) : rest;
  }

  end(): void {
    if (this.dropping) {
      const { line, glimpse, quoted } = this.dropping;
      this.emit(quoted ? faulty(line, `${glimpse}…`, UNCLOSED) : tooLarge(line, glimpse, this.max));
    } else this.scan(this.rest + this.waiting, 0, true);
    this.rest = this.waiting = '';
  }

  /** Reads whole records from `at` on and says where the first incomplete one starts. */
  private scan(buffer: string, start: number, final: boolean): number {
    const { delimiter, newline } = this.dialect;
    let at = start;
    let quote = buffer.indexOf(QUOTE, at);
    while (at < buffer.length) {
      const eol = buffer.indexOf(newline, at);
      if (quote !== -1 && quote < at) quote = buffer.indexOf(QUOTE, at);
      const stop = eol === -1 ? buffer.length : eol;
      if (quote === -1 || quote > stop) {
        if (eol === -1 && !final) break;
        const raw = this.lineAt(buffer, at, stop);
        if (raw.trim() !== '' || raw.includes(delimiter)) this.emitRecord(raw, raw.split(delimiter));
        at = stop + 1;
        this.line += 1;
        continue;
      }
      const read = this.readQuoted(buffer, at, final);
      if (read === 'incomplete' || ('code' in read && eol === -1 && !final)) break;
      if ('cells' in read) {
        const raw = this.lineAt(buffer, at, read.next);
        this.emitRecord(raw, read.cells);
        this.line += 1 + countOf(newline, buffer, at, read.next);
        at = read.next + 1;
      } else {
        this.emit(faulty(this.line, this.lineAt(buffer, at, stop), read));
        this.line += 1;
        at = stop + 1;
      }
    }
    return Math.min(at, buffer.length);
  }

  private readQuoted(buffer: string, start: number, final: boolean): Quoted {
    const { delimiter, newline } = this.dialect;
    const cells: string[] = [];
    let at = start;
    let eol = -1;
    for (;;) {
      if (buffer[at] === QUOTE) {
        const close = closingQuote(buffer, at + 1);
        if (close === -1 || (close === buffer.length - 1 && !final))
          return final ? { ...UNCLOSED, cell: cells.length } : 'incomplete';
        const text = buffer.slice(at + 1, close);
        cells.push(text.includes(QUOTE) ? text.replaceAll('""', QUOTE) : text);
        at = close + 1;
        if (newline === '\n' && buffer[at] === '\r') {
          if (at + 1 === buffer.length && !final) return 'incomplete';
          if (at + 1 === buffer.length || buffer[at + 1] === newline) at += 1;
        }
      } else {
        if (eol < at) eol = endOf(buffer, newline, at);
        if (eol === buffer.length && !final) return 'incomplete';
        const found = buffer.indexOf(delimiter, at);
        const end = found === -1 || found > eol ? eol : found;
        cells.push(end === eol ? this.lineAt(buffer, at, end) : buffer.slice(at, end));
        at = end;
      }
      if (at >= buffer.length || buffer[at] === newline) return { cells, next: at };
      if (buffer[at] !== delimiter) return { ...MISPLACED, cell: cells.length - 1 };
      at += 1;
    }
  }

  private emitRecord(raw: string, cells: string[]): void {
    if (raw.length > this.max) this.emit(tooLarge(this.line, raw, this.max));
    else this.emit({ line: this.line, cells, record: null, raw, size: raw.length, fault: null });
  }

  private startDropping(rest: string): string {
    this.dropping = { line: this.line, glimpse: rest.slice(0, GLIMPSE), quoted: false };
    return rest.slice(this.drop(this.dropping, rest));
  }

  /** Passes over an overlong record, keeping nothing but whether it is inside quotes; says where the next one starts. */
  private drop(record: Dropped, buffer: string): number {
    const { newline } = this.dialect;
    let eol = endOf(buffer, newline, 0);
    for (let at = 0; at <= buffer.length;) {
      const quote = endOf(buffer, QUOTE, at);
      if (!record.quoted && eol < at) eol = endOf(buffer, newline, at);
      if (!record.quoted && eol < quote) {
        this.emit(tooLarge(record.line, record.glimpse, this.max));
        this.line += 1 + countOf(newline, buffer, 0, eol);
        this.dropping = null;
        return eol + 1;
      }
      if (quote === buffer.length) break;
      record.quoted = !record.quoted;
      at = quote + 1;
    }
    this.line += countOf(newline, buffer);
    return buffer.length;
  }

  private lineAt(buffer: string, from: number, to: number): string {
    const crlf = this.dialect.newline === '\n' && to > from && buffer[to - 1] === '\r';
    return buffer.slice(from, crlf ? to - 1 : to);
  }
}

/** Where `mark` comes next, or the end. */
function endOf(buffer: string, mark: string, from: number): number {
  const found = buffer.indexOf(mark, from);
  return found === -1 ? buffer.length : found;
}

function closingQuote(buffer: string, from: number): number {
  for (let at = buffer.indexOf(QUOTE, from); at !== -1; at = buffer.indexOf(QUOTE, at + 2))
    if (buffer[at + 1] !== QUOTE) return at;
  return -1;
}
