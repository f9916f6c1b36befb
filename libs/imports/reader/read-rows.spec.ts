import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { rejectHeader, rejectLine } from '../rules/reject-line.js';
import type { RawRow } from '../rules/row.js';
import { openRows, type Layout, type ReadOptions } from './read-rows.js';

/** A source that gives `bytes` in pieces, as files and uploads do. */
function source(bytes: Buffer | string, piece = 1000): Readable {
  const buffer = Buffer.from(bytes);
  const pieces = Array.from({ length: Math.ceil(buffer.length / piece) }, (_, at) =>
    buffer.subarray(at * piece, (at + 1) * piece),
  );
  return Readable.from(pieces, { objectMode: false });
}

async function read(
  bytes: Buffer | string,
  options: ReadOptions = {},
): Promise<{ rows: RawRow[]; layout: Layout; batches: number[] }> {
  const opened = await openRows(source(bytes), options);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  const rows: RawRow[] = [];
  const batches: number[] = [];
  for await (const batch of opened.value) {
    rows.push(...batch);
    batches.push(batch.length);
  }
  return { rows, layout: opened.value.layout, batches };
}

const refusal = async (bytes: Buffer | string, options: ReadOptions = {}): Promise<string> => {
  const opened = await openRows(source(bytes), options);
  return opened.ok ? 'opened' : opened.error.code;
};
const cells = (rows: RawRow[]) => rows.map((row) => row.error?.code ?? row.cells);
const records = (rows: RawRow[]) => rows.map((row) => row.error?.code ?? row.record);

describe('a CSV file', () => {
  it('has its delimiter found out, decimal commas and quoted text notwithstanding', async () => {
    const files: [string, string][] = [
      [',', 'id,name\n1,"a; b; c"\n2,"d; e; f"\n'],
      [';', 'id;amount;note\n1;1,5;a,b\n2;2,5;c,d\n'],
      ['\t', 'id\tname\n1\ta, b\n'],
      ['|', 'id|name\n1|x;y\n'],
      [',', 'alone\n1\n'],
    ];
    for (const [delimiter, text] of files) expect((await read(text)).layout.delimiter).toBe(delimiter);
    expect((await read('a:b\n1:2\n', { delimiter: ':' })).rows[0]?.cells).toEqual(['1', '2']);
    expect((await read('sep=;\na;b\n1,5;2\n')).layout.header.names).toEqual(['a', 'b']);
  });

  it('has names for its columns, trimmed, doubled ones kept apart by place, empty ones by number', async () => {
    const { layout, rows } = await read('\ufeff id ,Comment,Comment,\n1,a,b,c\n');
    expect(layout.header).toEqual({ names: ['id', 'Comment', 'Comment', 'column 4'], nested: false });
    expect(rows[0]).toEqual({
      index: 1,
      line: 2,
      cells: ['1', 'a', 'b', 'c'],
      record: null,
      raw: '1,a,b,c',
      error: null,
    });
  });

  it('has rows of another width refused, empty cells at the end forgiven', async () => {
    const { rows } = await read('a,b\n1\n1,2,,\n1,2,3\n"x\ny",2\n');
    expect(cells(rows)).toEqual(['CSV_COLUMN_COUNT', ['1', '2', '', ''], 'CSV_COLUMN_COUNT', ['x\ny', '2']]);
    expect(rows[0]?.error).toMatchObject({
      line: 2,
      column: null,
      value: '1',
      message: expect.stringContaining('names 2 columns'),
    });
  });

  it('names the column of a misplaced quote', async () => {
    const { rows } = await read('a,b\n1,"x" y\n2,z\n');
    expect(rows[0]?.error).toMatchObject({ code: 'CSV_QUOTE_MISPLACED', line: 2, column: 'b' });
    expect(rows[1]?.cells).toEqual(['2', 'z']);
  });

  it('is read in any encoding it names or shows', async () => {
    const text = 'name,city\nMüller,Köln\n';
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, 'latin1'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
    ]) {
      const { rows, layout } = await read(bytes);
      expect(layout.header.names).toEqual(['name', 'city']);
      expect(cells(rows)).toEqual([['Müller', 'Köln']]);
    }
    expect((await read(Buffer.from(text, 'latin1'), { encoding: 'latin1' })).layout.encoding).toBe('windows-1252');
  });

  it('has bad bytes beyond its beginning reject their rows only, legibly', async () => {
    const good = 'id,name\n' + '1,Grüße\n'.repeat(10_000);
    const { rows, layout } = await read(
      Buffer.concat([Buffer.from(good), Buffer.from('2,M\xfcller\n', 'latin1'), Buffer.from('3,漢\n4,x\0y\n')]),
    );
    expect(layout.encoding).toBe('utf-8');
    expect(rows).toHaveLength(10_003);
    expect(rows[10_000]).toMatchObject({
      raw: '2,Müller',
      error: { code: 'ENCODING_INVALID', line: 10_002, column: 'name', value: 'Müller' },
    });
    expect(rows[10_001]).toMatchObject({ cells: ['3', '漢'], error: null });
    expect(rows[10_002]?.error).toMatchObject({ code: 'TEXT_HAS_NUL', column: 'name' });
  });

  it('with a value of 10 MB loses that row, with a code, and no other', async () => {
    const { rows } = await read(`id,body\n1,"${'long line\n'.repeat(1_048_576)}"\n2,short\n`);
    expect(cells(rows)).toEqual(['RECORD_TOO_LARGE', ['2', 'short']]);
    expect(rows[0]?.raw.length).toBeLessThan(300);
    expect(rows[1]?.line).toBe(1_048_579);
  });

  it('may be packed, in one piece or several', async () => {
    const packed = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]);
    expect(cells((await read(packed)).rows)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('that is empty, binary or no export at all is refused', async () => {
    expect(await refusal('')).toBe('FILE_EMPTY');
    expect(await refusal(' \n\n')).toBe('FILE_EMPTY');
    expect(await refusal(gzipSync(''))).toBe('FILE_EMPTY');
    expect(await refusal('PK\x03\x04rest')).toBe('FORMAT_UNKNOWN');
    expect(await refusal('<!doctype html><title>Sign in</title>')).toBe('FORMAT_UNKNOWN');
    expect(await refusal('a,b', { encoding: 'klingon' })).toBe('ENCODING_UNKNOWN');
    expect(await refusal('"a,b\n1,2')).toBe('HEADER_UNREADABLE');
    expect(await refusal(gzipSync('a,b\n1,2\n').subarray(0, 12))).toBe('GZIP_DAMAGED');
    expect((await read('a,b\n')).rows).toEqual([]);
  });
});

describe('a reject file', () => {
  it('is read as the file it came from, once its rows are mended', async () => {
    const { rows, layout } = await read('id,name\n1,=cmd()\n2,"x" y\n3,fine\n');
    const written = rows.map((row) => rejectLine(row, layout.header, row.error ? [row.error] : []));
    const again = await read(rejectHeader(layout.header) + written.join(''));
    expect(again.layout.header).toEqual(layout.header);
    expect(cells(again.rows)).toEqual([
      ['1', '=cmd()'],
      ['', ''],
      ['3', 'fine'],
    ]);
  });
});

describe('a JSON file', () => {
  it('is a list, an envelope, lines or one record, as it looks', async () => {
    const one = '{"id":1,"via":{"channel":"web"},"tags":["a"]}';
    const expected = [JSON.parse(one)];
    for (const text of [
      `[${one}]`,
      `{"tickets":[${one}],"count":1}`,
      `${one}\n`,
      JSON.stringify(JSON.parse(one), null, 2),
    ])
      expect(records((await read(text)).rows)).toEqual(expected);
    const { layout, rows } = await read(`${one}\n{"id":2}\n`);
    expect(layout).toMatchObject({ format: 'json-lines', delimiter: null });
    expect(layout.header).toEqual({ names: ['id', 'via.channel', 'tags'], nested: true });
    expect(rows.map(({ line, index }) => [line, index])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('has the named list read, and elements of a list in each record as rows that know their record', async () => {
    const text =
      '{"users":[{"id":9}],"tickets":[{"id":1,"comments":[{"id":11},{"id":12}]},{"id":2,"comments":[]},{"id":3}]}';
    const { rows } = await read(text, { records: ['tickets'], each: 'comments' });
    expect(rows.map(({ record }) => [record?.id, (record?.['^'] as { id?: number } | undefined)?.id])).toEqual([
      [11, 1],
      [12, 1],
      [3, undefined],
    ]);
    expect(rows.map(({ index }) => index)).toEqual([1, 2, 3]);
  });

  it('may be the pages of an API, one after another', async () => {
    const pages = '{"tickets":[{"id":1},{"id":2}],"next_page":"x"}\n{"tickets":[{"id":3}],"next_page":null}\n';
    expect(records((await read(pages, { records: ['tickets'] })).rows)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('has a first record larger than the head told from an envelope', async () => {
    const large = JSON.stringify({ id: 1, body: 'x'.repeat(100_000), comments: [{ a: 1 }] });
    expect((await read(`${large}\n{"id":2}`, { records: ['tickets'] })).rows).toHaveLength(2);
    expect((await read(`{"tickets":[${large}]}`, { records: ['tickets'] })).rows).toHaveLength(1);
  });

  it('has characters that can not be stored refused, escaped ones too, and emoji let through', async () => {
    const { rows } = await read('[{"a":"x\\u0000"},{"a":"\\ud83d"},{"a":"\\ud83d\\ude00"}]');
    expect(records(rows)).toEqual(['TEXT_HAS_NUL', 'ENCODING_INVALID', { a: '😀' }]);
  });
});

describe('reading', () => {
  const many = `id,name\n${Array.from({ length: 2500 }, (_, at) => `${at + 1},x`).join('\n')}\n`;

  it('comes in batches of at most 1,000 rows, fewer where rows are large', async () => {
    expect((await read(many)).batches).toEqual([1000, 1000, 500]);
    expect((await read(many, { batch: 900 })).batches).toEqual([900, 900, 700]);
    const large = `id,body\n${`1,${'x'.repeat(3_000_000)}\n`.repeat(4)}`;
    expect((await read(large)).batches).toEqual([2, 2]);
  });

  it('goes on after the rows that are in', async () => {
    const all = (await read(many)).rows;
    expect((await read(many, { skip: 1700 })).rows).toEqual(all.slice(1700));
    expect((await read(many, { skip: 9999 })).rows).toEqual([]);
    expect((await read('[{"id":1},{"id":2}]', { skip: 1 })).rows.map(({ record }) => record)).toEqual([{ id: 2 }]);
  });

  it('says how far it is, in bytes of the file as stored', async () => {
    const packed = gzipSync(many);
    const opened = await openRows(source(packed));
    if (!opened.ok) throw new Error(opened.error.code);
    for await (const batch of opened.value) expect(batch.length).toBeGreaterThan(0);
    expect(opened.value.progress()).toEqual({ bytes: packed.length, line: 2502, rows: 2500 });
  });

  it('hands out what came before a packed file breaks off, then says so', async () => {
    const packed = gzipSync(Buffer.from(Array.from({ length: 60_000 }, (_, at) => `${Math.sin(at)},${at}\n`).join('')));
    const opened = await openRows(source(packed.subarray(0, packed.length - 2000)));
    if (!opened.ok) throw new Error(opened.error.code);
    let count = 0;
    const drain = async () => {
      for await (const batch of opened.value) count += batch.length;
    };
    await expect(drain()).rejects.toMatchObject({ error: { code: 'GZIP_DAMAGED' } });
    expect(count).toBeGreaterThan(50_000);
  });

  it('closes its source when the loop is left, when closed, and when refused', async () => {
    for (const bytes of [many, gzipSync(many.repeat(50))]) {
      const left = source(bytes);
      const opened = await openRows(left);
      if (!opened.ok) throw new Error(opened.error.code);
      for await (const _batch of opened.value) break;
      expect(left.destroyed).toBe(true);
      const closed = source(bytes);
      const other = await openRows(closed);
      if (other.ok) await other.value.close();
      expect(closed.destroyed).toBe(true);
    }
    const refused = source('PK\x03\x04'.padEnd(200_000));
    expect((await openRows(refused)).ok).toBe(false);
    expect(refused.destroyed).toBe(true);
  });

  it("passes on a source's own trouble", async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('disk gone'));
      },
    });
    await expect(openRows(broken)).rejects.toThrow('disk gone');
  });
});
