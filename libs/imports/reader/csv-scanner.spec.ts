import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvScanner, type Dialect } from './csv-scanner.js';
import type { Scanned } from './scanner.js';

const COMMA: Dialect = { delimiter: ',', newline: '\n' };

/** Scans `text` in pieces of the given lengths, the last one repeated. */
function scan(text: string, { dialect = COMMA, max = 1_000_000, pieces = [text.length || 1] } = {}): Scanned[] {
  const out: Scanned[] = [];
  const scanner = new CsvScanner(dialect, (scanned) => out.push(scanned), max);
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = Math.max(1, pieces[Math.min(turn, pieces.length - 1)] ?? 1);
    scanner.push(text.slice(at, at + length));
    at += length;
  }
  scanner.end();
  return out;
}

const cells = (scanned: Scanned[]) => scanned.map((one) => one.fault?.code ?? one.cells);
const lines = (scanned: Scanned[]) => scanned.map(({ line }) => line);

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '1', ' ', ',', ';', '"', '\n', '\r\n', "'", '='),
  maxLength: 8,
});
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const needsQuotes = (text: string) => /[",;\r\n]/.test(text);

describe('CSV that is well formed', () => {
  it('comes back as it was written, however it is cut into chunks', () => {
    fc.assert(
      fc.property(
        table,
        pieces,
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (rows, cuts, delimiter, eol, all) => {
          const write = (text: string) => (all || needsQuotes(text) ? quoted(text) : text);
          const text = rows.map((row) => row.map(write).join(delimiter) + eol).join('');
          expect(cells(scan(text, { dialect: { delimiter, newline: '\n' }, pieces: cuts }))).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is read as csv-parse reads it, with the line each record starts on', () => {
    fc.assert(
      fc.property(table, pieces, (rows, cuts) => {
        const text = rows.map((row) => row.map((one) => (needsQuotes(one) ? quoted(one) : one)).join(',')).join('\n');
        const scanned = scan(text, { pieces: cuts });
        expect(cells(scanned)).toEqual(parse(text, { relax_column_count: true, record_delimiter: '\n' }));
        let line = 1;
        const starts = rows.map((row) => {
          const start = line;
          line += 1 + row.join('').split('\n').length - 1;
          return start;
        });
        expect(lines(scanned)).toEqual(starts);
      }),
      { numRuns: 500 },
    );
  });

  it('may end without a newline, have empty lines, CRLF, or carriage returns alone', () => {
    expect(cells(scan('a,b\r\n\r\n  \r\n1,"2"'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(lines(scan('a,b\r\n\r\n  \r\n1,"2"'))).toEqual([1, 4]);
    expect(cells(scan('a,b\r1,"2\r3"\r', { dialect: { delimiter: ',', newline: '\r' } }))).toEqual([
      ['a', 'b'],
      ['1', '2\r3'],
    ]);
    expect(cells(scan(',\n,\n'))).toEqual([
      ['', ''],
      ['', ''],
    ]);
    expect(scan('')).toEqual([]);
  });

  it('has quotes that are text where they do not open a cell', () => {
    expect(cells(scan('pipe 5" long,x\n6 "or" 7,y\n'))).toEqual([
      ['pipe 5" long', 'x'],
      ['6 "or" 7', 'y'],
    ]);
  });
});

describe('CSV that is broken', () => {
  it('costs the line on which the quoting goes wrong, and no other', () => {
    const text = 'a,b\n1,"x" y\n2,ok\n3,"open\n4,"fine"\n5,ok\n';
    const scanned = scan(text);
    expect(cells(scanned)).toEqual([
      ['a', 'b'],
      'CSV_QUOTE_MISPLACED',
      ['2', 'ok'],
      'CSV_QUOTE_MISPLACED',
      ['4', 'fine'],
      ['5', 'ok'],
    ]);
    expect(lines(scanned)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(scanned[1]).toMatchObject({ raw: '1,"x" y', fault: { cell: 1 } });
  });

  it('has a quote that is never closed: a code, and the lines after it are read', () => {
    const scanned = scan('a,b\n1,"never\n2,ok\n3,ok');
    expect(cells(scanned)).toEqual([['a', 'b'], 'CSV_QUOTE_UNCLOSED', ['2', 'ok'], ['3', 'ok']]);
    expect(scanned[1]).toMatchObject({ line: 2, raw: '1,"never', fault: { cell: 1 } });
  });

  it('gives the same, however it is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r'), maxLength: 40 }),
        pieces,
        (text, cuts) => {
          expect(scan(text, { pieces: cuts })).toEqual(scan(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never takes a line of plain cells that follows it with it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n'), maxLength: 30 }), (mess) => {
        expect(scan(`${mess}\nplain,line`).at(-1)?.cells).toEqual(['plain', 'line']);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a record that is too long', () => {
  const long = 'x'.repeat(300);

  it('is dropped while it is read, and reading goes on after it', () => {
    for (const size of [1, 7, 64, 10_000]) {
      const scanned = scan(`a,b\n1,"${long}\n""${long}"\n2,ok\n3,${long}\n4,ok\n`, { max: 100, pieces: [size] });
      expect(cells(scanned)).toEqual([['a', 'b'], 'RECORD_TOO_LARGE', ['2', 'ok'], 'RECORD_TOO_LARGE', ['4', 'ok']]);
      expect(lines(scanned)).toEqual([1, 2, 4, 5, 6]);
    }
  });

  it('whose quote never closes says so', () => {
    expect(cells(scan(`a,b\n1,"${long}\n${long}`, { max: 100, pieces: [10] }))).toEqual([
      ['a', 'b'],
      'CSV_QUOTE_UNCLOSED',
    ]);
  });
});

it('a line of a million cells and quotes is read in one pass', () => {
  const text = `${'a,""b,"c",'.repeat(300_000)}\n1,2\n`;
  const scanned = scan(text, { max: 8_000_000, pieces: [16_384] });
  expect(scanned.map(({ cells, fault }) => fault?.code ?? cells.length)).toEqual(['CSV_QUOTE_MISPLACED', 2]);
  expect(cells(scan(`${'a,"c",'.repeat(300_000)}\n1,2\n`, { max: 8_000_000, pieces: [16_384] }))[0]).toHaveLength(
    600_001,
  );
  expect(cells(scan(`${'"c",'.repeat(1_000_000)}\n1,2\n`, { max: 1_000_000 }))).toEqual([
    'RECORD_TOO_LARGE',
    ['1', '2'],
  ]);
});
