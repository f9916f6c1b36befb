import fc from 'fast-check';
import type { JsonObject } from '../rules/row.js';
import { JsonLinesScanner } from './json-lines-scanner.js';
import { JsonScanner, type JsonLayout } from './json-scanner.js';
import type { Scanned, Scanner } from './scanner.js';

function feed(scanner: Scanner, text: string, piece = text.length || 1): void {
  for (let at = 0; at < text.length; at += piece) scanner.push(text.slice(at, at + piece));
  scanner.end();
}

function scan(
  layout: JsonLayout,
  text: string,
  { wanted = [] as string[], piece = text.length || 1, max = 1_000_000 } = {},
): Scanned[] {
  const out: Scanned[] = [];
  feed(new JsonScanner(layout, wanted, (scanned) => out.push(scanned), max), text, piece);
  return out;
}

const found = (scanned: Scanned[]) => scanned.map((one) => one.fault?.code ?? one.record);

const records = fc.array(
  fc.dictionary(
    fc.string({ maxLength: 5 }).filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 3 }),
  ),
  { maxLength: 6 },
);
const piece = fc.integer({ min: 1, max: 20 });
const indent = fc.constantFrom(0, 2);

const longNumbersAsText = (_key: string, value: unknown): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e21 ? String(value) : value;

describe('records of a JSON document', () => {
  it('come back from a list, an envelope or one after another, however the text is cut', () => {
    fc.assert(
      fc.property(records, piece, indent, (list, size, spaces) => {
        const text = JSON.stringify(list, null, spaces);
        const plain = JSON.parse(text, longNumbersAsText) as JsonObject[];
        const read = (scanned: Scanned[]) => found(scanned).map((one) => JSON.stringify(one));
        const expected = plain.map((one) => JSON.stringify(one));
        expect(read(scan('list', text, { piece: size }))).toEqual(expected);
        const envelope = `{"count":${list.length},"next":null,"tickets":${text},"end":{"a":[1,"]"]}}`;
        expect(read(scan('wrapped', envelope, { piece: size, wanted: ['tickets'] }))).toEqual(expected);
        if (list.length) expect(read(scan('wrapped', envelope, { piece: size }))).toEqual(expected);
        const bare = list.map((one) => JSON.stringify(one, null, spaces)).join('\n');
        expect(read(scan('bare', bare, { piece: size }))).toEqual(expected);
      }),
    );
  });

  it('know their lines', () => {
    expect(scan('list', '[\n {"a":"x\\ny"},\n\n {\n"a":2},{"a":3}]', { piece: 3 }).map(({ line }) => line)).toEqual([
      2, 4, 5,
    ]);
  });

  it('cost only themselves when one is broken, and must be objects', () => {
    const text = '[{"a":1},{"a":01},7,"x",[{"b":1}],{a:2},{"a":3,}, null ,{"a":4}]';
    expect(found(scan('list', text, { piece: 4 }))).toEqual([
      { a: 1 },
      'JSON_INVALID',
      'JSON_NOT_OBJECT',
      'JSON_NOT_OBJECT',
      'JSON_NOT_OBJECT',
      'JSON_INVALID',
      'JSON_INVALID',
      'JSON_NOT_OBJECT',
      { a: 4 },
    ]);
  });

  it('keep long whole numbers exact, as text', () => {
    const text =
      '[{"id":12345678901234567890,"n":1234567,"f":0.12345678901234567,"s":"at 12345678901234567890 \\" 1","l":[-9007199254740993]}]';
    expect(found(scan('list', text))).toEqual([
      {
        id: '12345678901234567890',
        n: 1234567,
        f: 0.12345678901234567,
        s: 'at 12345678901234567890 " 1',
        l: ['-9007199254740993'],
      },
    ]);
  });

  it('are found in a nested list by its dotted name', () => {
    const text = '{"pages":{"list":[{"no":1}]},"data":{"items":[{"a":1}],"users":[{"u":1}]}}';
    expect(found(scan('wrapped', text, { wanted: ['data.items'], piece: 5 }))).toEqual([{ a: 1 }]);
  });
});

describe('a JSON document that is not what it should be', () => {
  it('says which lists it holds where none is the wanted one, and which it left unread', () => {
    expect(scan('wrapped', '{"users":[{"a":1}]}', { wanted: ['tickets'] })).toMatchObject([
      { fault: { code: 'JSON_LIST_MISSING', message: expect.stringContaining('users') } },
    ]);
    const two = scan('wrapped', '{"tickets":[{"a":1}],"users":[{"u":1}]}', { piece: 3 });
    expect(found(two)).toEqual([{ a: 1 }, 'JSON_LIST_IGNORED']);
    expect(two[1]?.fault?.message).toContain('users');
    expect(scan('wrapped', '{"tickets":[],"count":0}')).toEqual([]);
    expect(found(scan('wrapped', '{"count":0}'))).toEqual(['JSON_LIST_MISSING']);
  });

  it('that is cut off keeps what was whole', () => {
    expect(found(scan('list', '[{"a":1},{"a":', { piece: 2 }))).toEqual([{ a: 1 }, 'JSON_UNCLOSED']);
    expect(found(scan('list', '[{"a":1},{"a":"x', { piece: 2 }))).toEqual([{ a: 1 }, 'JSON_UNCLOSED']);
    expect(found(scan('list', '[{"a":1},'))).toEqual([{ a: 1 }, 'JSON_ENDS_EARLY']);
    expect(found(scan('list', '[{"a":1}}'))).toEqual([{ a: 1 }, 'JSON_STRAY_BRACKET']);
  });

  it('has a record too long for memory: dropped while read', () => {
    const long = 'x'.repeat(500);
    for (const size of [3, 50, 5000]) {
      const scanned = scan('list', `[{"a":1},{"b":"${long}\\"]}"},{"a":2}]`, { piece: size, max: 100 });
      expect(found(scanned)).toEqual([{ a: 1 }, 'RECORD_TOO_LARGE', { a: 2 }]);
    }
  });
});

describe('JSON lines', () => {
  const lines = (text: string, size: number, max = 1000) => {
    const out: Scanned[] = [];
    feed(new JsonLinesScanner((scanned) => out.push(scanned), max), text, size);
    return out;
  };

  it('cost only the broken and the overlong ones', () => {
    const text = `{"a":1}\r\n\n{"a":\n[1]\n{"b":"${'x'.repeat(200)}"}\n{"a":2}`;
    for (const size of [1, 7, 1000]) {
      const scanned = lines(text, size, 100);
      expect(found(scanned)).toEqual([{ a: 1 }, 'JSON_INVALID', 'JSON_NOT_OBJECT', 'RECORD_TOO_LARGE', { a: 2 }]);
      expect(scanned.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6]);
    }
  });
});
