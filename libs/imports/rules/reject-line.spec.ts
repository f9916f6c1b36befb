import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { guarded, isRejectHeader, rejectHeader, rejectLine, unguarded } from './reject-line.js';
import type { RawRow, RowError } from './row.js';

const row = (given: Partial<RawRow>): RawRow => ({
  index: 1,
  line: 7,
  cells: [],
  record: null,
  raw: '',
  error: null,
  ...given,
});
const error = (column: string | null, code: string): RowError => ({
  line: 7,
  column,
  code,
  message: `${code} here.`,
  value: null,
});
const cellsOf = (line: string): string[] | undefined => parse(line)[0];

describe('the reject file', () => {
  const header = { names: ['id', 'name'], nested: false };

  it('gives every error of a row on one line, and the row as it was', () => {
    const line = rejectLine(row({ cells: ['1', 'a, "b"\nc'] }), header, [error('id', 'A'), error('id', 'B')]);
    expect(cellsOf(line)).toEqual(['7', 'id', 'A; B', 'A here. B here.', '', '1', 'a, "b"\nc']);
    expect(line.endsWith('\r\n')).toBe(true);
    expect(cellsOf(rejectHeader(header).replace('\ufeff', ''))).toEqual([
      'line',
      'column',
      'code',
      'message',
      'record',
      'id',
      'name',
    ]);
    expect(isRejectHeader(['line', 'column', 'code', 'message', 'record', 'id'])).toBe(true);
    expect(isRejectHeader(['line', 'id'])).toBe(false);
  });

  it('gives a row that has no cells, or the wrong number of them, as its text', () => {
    const broken = row({ raw: '1,"x" y', error: error(null, 'CSV_QUOTE_MISPLACED') });
    expect(cellsOf(rejectLine(broken, header, [error(null, 'X')]))).toEqual([
      '7',
      '',
      'X',
      'X here.',
      '1,"x" y',
      '',
      '',
    ]);
    const short = row({ cells: ['1'], raw: '1', error: error(null, 'CSV_COLUMN_COUNT') });
    expect(cellsOf(rejectLine(short, header, [error(null, 'X')]))?.slice(4)).toEqual(['1', '', '']);
  });

  it('gives a JSON record without the one it stood in', () => {
    const nested = row({ record: { id: 1, '^': { id: 2 } } });
    expect(cellsOf(rejectLine(nested, { names: ['id'], nested: true }, [error('id', 'X')]))).toEqual([
      '7',
      'id',
      'X',
      'X here.',
      '{"id":1}',
    ]);
  });

  it('holds nothing that a spreadsheet would run', () => {
    for (const evil of ['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])
      expect(cellsOf(rejectLine(row({ cells: ['1', evil] }), header, []))?.[6]).toBe(`'${evil}`);
    for (const harmless of ['-5', '+3.2', '-1,234.5', 'a=b', "it's"]) expect(guarded(harmless)).toBe(harmless);
  });

  it('has its guards taken off exactly', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '+', '1', 'a', '\t', ' '), maxLength: 5 });
    fc.assert(fc.property(text, (cell) => expect(unguarded(guarded(cell))).toBe(cell)));
  });
});
