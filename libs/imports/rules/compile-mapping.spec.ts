import { compileMapping } from './compile-mapping.js';
import { parseMapping, type MappingInput } from './mapping.js';
import type { JsonObject, MappedOutcome, RawRow } from './row.js';

type Columns = MappingInput['columns'];

const mappingOf = (columns: Columns, more: Partial<MappingInput> = {}) => {
  const parsed = parseMapping({ name: 'test', title: 'Test', target: 'things', columns, ...more });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};
const row = (given: Partial<RawRow>): RawRow => ({
  index: 1,
  line: 2,
  cells: [],
  record: null,
  raw: '',
  error: null,
  ...given,
});
const outcome = (mapped: MappedOutcome) =>
  mapped.ok ? (mapped.value?.values ?? 'left out') : mapped.error.map(({ column, code }) => `${column} ${code}`);

function csv(names: string[], columns: Columns, more: Partial<MappingInput> = {}) {
  const compiled = compileMapping(mappingOf(columns, more), { names, nested: false });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return Object.assign((...cells: string[]) => outcome(compiled.value.apply(row({ cells }))), compiled.value);
}
function json(columns: Columns, more: Partial<MappingInput> = {}, names: string[] = []) {
  const compiled = compileMapping(mappingOf(columns, more), { names, nested: true });
  if (!compiled.ok) throw new Error(compiled.error.message);
  return (record: JsonObject) => outcome(compiled.value.apply(row({ record })));
}
const unfit = (names: string[], columns: Columns, more: Partial<MappingInput> = {}) => {
  const compiled = compileMapping(mappingOf(columns, more), { names, nested: false });
  return compiled.ok ? [] : (compiled.error.details?.problems as { code: string }[]).map(({ code }) => code);
};

describe('columns', () => {
  it('are found by their name, however it is spelt', () => {
    const map = csv(['Account ID', 'created_at', '"NAME"'], { account: 'AccountId', at: 'createdAt', name: 'name' });
    expect(map('7', 'x', 'ACME')).toEqual({ account: '7', at: 'x', name: 'ACME' });
  });

  it('are asked in order until one has a value', () => {
    const map = csv(['a', 'b'], { value: { from: ['a', 'missing', 'b'] } });
    expect(map(' ', 'second')).toEqual({ value: 'second' });
    expect(map('first ', 'second')).toEqual({ value: 'first' });
    expect(map('', '')).toEqual({ value: null });
  });

  it('that the file lacks leave their fields out; those nobody reads are told', () => {
    const map = csv(['a', 'b'], { one: 'a', two: 'c', three: { from: 'd', default: 'x' } });
    expect(map('1', '2')).toEqual({ one: '1', three: 'x' });
    expect([map.fields, map.absent, map.unread]).toEqual([['one', 'three'], ['two'], ['b']]);
  });

  it('that are missing, doubled or unset are all told before the first row', () => {
    expect(
      unfit(
        ['c', 'c'],
        { a: { from: ['x', 'y'], required: true }, b: 'c', d: { option: 'who' } },
        { options: { who: null } },
      ),
    ).toEqual(['COLUMN_MISSING', 'COLUMN_DUPLICATE', 'OPTION_REQUIRED']);
    expect(unfit(['a'], { a: { from: 'a', kind: 'integer', default: 'none' } })).toEqual(['DEFAULT_INVALID']);
    expect(unfit(['a'], { a: 'a' }, { only: [{ column: 'kind', values: ['x'] }] })).toEqual(['COLUMN_MISSING']);
  });

  it('of one name are told apart by their place, or make a list', () => {
    const map = csv(['id', 'Label', 'Label'], {
      first: 'Label#1',
      second: 'Label#2',
      all: { from: 'Label', kind: 'list' },
    });
    expect(map('1', 'a', 'b')).toEqual({ first: 'a', second: 'b', all: ['a', 'b'] });
  });
});

describe('values', () => {
  it('come from constants, options and templates as well', () => {
    const map = csv(
      ['key', 'n'],
      { source: { constant: 'x' }, account: { option: 'account' }, id: { template: '{key}#{n}' } },
      { options: { account: 'ACME' } },
    );
    expect(map('TP-1', '2')).toEqual({ source: 'x', account: 'ACME', id: 'TP-1#2' });
    expect(map('TP-1', '')).toEqual({ source: 'x', account: 'ACME', id: null });
  });

  it('are read by their kind, and every one that can not be is told', () => {
    const columns: Columns = {
      text: 'text',
      integer: { from: 'integer', kind: 'integer' },
      decimal: { from: 'decimal', kind: 'decimal', times: 12 },
      boolean: { from: 'boolean', kind: 'boolean' },
      instant: { from: 'instant', kind: 'instant' },
      date: { from: 'date', kind: 'date' },
      email: { from: 'email', kind: 'email' },
      zone: { from: 'zone', kind: 'time-zone' },
      list: { from: 'list', kind: 'list', transform: 'lower' },
    };
    const map = csv(Object.keys(columns), columns, { format: { zone: 'Europe/Berlin' } });
    expect(
      map('a', '7', '1.5', 'YES', '2026-07-01 10:00', '2026-07-01', ' Ann <Ann@ACME.com> ', 'Berlin', 'B; a,b,,'),
    ).toEqual({
      text: 'a',
      integer: 7,
      decimal: '18',
      boolean: true,
      instant: new Date('2026-07-01T08:00:00Z'),
      date: '2026-07-01',
      email: 'ann@acme.com',
      zone: 'Europe/Berlin',
      list: ['b', 'a'],
    });
    expect(map('a', 'x', 'x', 'x', 'x', 'x', 'x', 'x', 'x')).toEqual([
      'integer INTEGER_INVALID',
      'decimal DECIMAL_INVALID',
      'boolean BOOLEAN_INVALID',
      'instant INSTANT_INVALID',
      'date DATE_INVALID',
      'email EMAIL_INVALID',
      'zone TIME_ZONE_UNKNOWN',
    ]);
  });

  it('that mean none are none, and required ones must be there', () => {
    const map = csv(
      ['a', 'b'],
      { a: { from: 'a', required: true }, b: { from: 'b', default: 'x' } },
      { format: { empty: ['NULL', '-'] } },
    );
    expect(map('NULL', '1')).toEqual(['a FIELD_REQUIRED']);
    expect(map('1', '-')).toEqual({ a: '1', b: 'x' });
  });

  it('are translated; what the mapping does not know is refused, kept or dropped as it says', () => {
    const values = { Solved: 'resolved', Junk: '' };
    const map = (unlisted?: 'keep' | 'empty') => csv(['s'], { s: { from: 's', values, unlisted } });
    expect(map()(' solved ')).toEqual({ s: 'resolved' });
    expect(map()('junk')).toEqual({ s: null });
    expect(map()('odd')).toEqual(['s VALUE_UNKNOWN']);
    expect(map('keep')('odd')).toEqual({ s: 'odd' });
    expect(map('empty')('odd')).toEqual({ s: null });
  });

  it('of a column that its own table does not list fall to the next column', () => {
    const map = csv(['public', 'role'], {
      direction: {
        from: [
          { column: 'public', values: { false: 'note' } },
          { column: 'role', values: { agent: 'outbound' } },
        ],
      },
    });
    expect(map('FALSE', 'agent')).toEqual({ direction: 'note' });
    expect(map('TRUE', 'agent')).toEqual({ direction: 'outbound' });
    expect(map('TRUE', 'other')).toEqual({ direction: null });
  });

  it('that are wrong are quoted in the error, cut to 200 characters', () => {
    const compiled = compileMapping(mappingOf({ n: { from: 'n', kind: 'integer' } }), { names: ['n'], nested: false });
    const mapped = compiled.ok ? compiled.value.apply(row({ line: 9, cells: ['x'.repeat(500)] })) : null;
    expect(mapped).toMatchObject({
      error: [{ line: 9, column: 'n', code: 'INTEGER_INVALID', value: `${'x'.repeat(200)}…` }],
    });
  });
});

describe('transforms', () => {
  it.each([
    ['domain', 'https://www.Acme.com/about?x=1', 'acme.com'],
    ['domain', 'ann@mail.acme.com', 'mail.acme.com'],
    ['first-name', 'Ann Mary Lee', 'Ann Mary'],
    ['last-name', 'Lee, Ann', 'Lee'],
    ['last-name', 'Cher', null],
    ['html', '<p>It is <b>down</b> &amp; out</p><p>again</p>', 'It is down & out\n\nagain'],
    ['html', 'no markup', 'no markup'],
  ] as const)('%s of %s is %s', (transform, text, expected) => {
    expect(csv(['v'], { v: { from: 'v', transform } })(text)).toEqual({ v: expected });
  });

  it('adf reads a document of Atlassian, and leaves text alone', () => {
    const map = json({ body: { from: 'body', transform: 'adf' } });
    const paragraph = (...content: JsonObject[]) => ({ type: 'paragraph', content });
    const body = {
      type: 'doc',
      content: [
        paragraph({ type: 'text', text: 'Hello ' }, { type: 'mention', attrs: { text: '@Ann' } }),
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph({ type: 'text', text: 'one' })] }] },
      ],
    };
    expect(map({ body })).toEqual({ body: 'Hello @Ann\none' });
    expect(map({ body: 'plain' })).toEqual({ body: 'plain' });
  });
});

describe('JSON records', () => {
  it('give values by dotted paths, positions and ids', () => {
    const map = json({
      channel: 'via.channel',
      first: 'tags.0',
      custom: 'custom_fields.360012.value',
      literal: 'caller_id.email',
      outer: '^.id',
      list: { from: 'tags', kind: 'list' },
      open: { from: 'open', kind: 'boolean' },
    });
    const record = {
      via: { channel: 'web' },
      tags: ['a', 'b', 'a'],
      custom_fields: [
        { id: 1, value: 'no' },
        { id: 360012, value: 'yes' },
      ],
      'caller_id.email': 'x',
      '^': { id: 5 },
      open: false,
    };
    expect(map(record)).toEqual({
      channel: 'web',
      first: 'a',
      custom: 'yes',
      literal: 'x',
      outer: '5',
      list: ['a', 'b'],
      open: false,
    });
    expect(map({})).toEqual({
      channel: null,
      first: null,
      custom: null,
      literal: null,
      outer: null,
      list: null,
      open: null,
    });
  });

  it('have names of any spelling too, where the first records show them', () => {
    const map = json({ id: 'AccountId', city: 'billing.city' }, {}, ['account_id', 'Billing.City']);
    expect(map({ account_id: 1, Billing: { City: 'Rome' } })).toEqual({ id: '1', city: 'Rome' });
  });

  it('have an object where a value belongs refused, and numbers read with a point whatever the text has', () => {
    const map = json({ a: 'a', n: { from: 'n', kind: 'decimal' } }, { format: { decimal: ',' } });
    expect(map({ a: { b: 1 }, n: 1.5 })).toEqual(['a VALUE_NESTED']);
    expect(map({ a: 1, n: 1.5 })).toEqual({ a: '1', n: '1.5' });
    expect(map({ a: 1, n: '1,5' })).toEqual({ a: '1', n: '1.5' });
  });

  it('do not reach what every object has', () => {
    expect(json({ a: 'constructor.name', b: '__proto__', c: 'toString' })({})).toEqual({ a: null, b: null, c: null });
  });
});

describe('rows', () => {
  it('are left out by what is asked of them', () => {
    const map = csv(
      ['role', 'tags'],
      { role: 'role' },
      {
        skip: [
          { column: 'role', values: ['Agent'] },
          { column: 'gone', values: [''] },
        ],
        only: [{ column: 'tags', values: ['vip'], separator: ' ' }],
      },
    );
    expect(map('agent', 'vip')).toBe('left out');
    expect(map('user', 'new')).toBe('left out');
    expect(map('user', 'new VIP')).toEqual({ role: 'user' });
    const listed = json(
      { id: 'id' },
      { only: [{ column: 'tags', values: ['escalated'] }], skip: [{ column: 'body', values: [''] }] },
    );
    expect(listed({ id: 1, tags: ['x', 'escalated'], body: 'b' })).toEqual({ id: '1' });
    expect(listed({ id: 1, tags: ['escalated'] })).toBe('left out');
  });

  it('that could not be read keep their reason', () => {
    const error = { line: 3, column: null, code: 'CSV_COLUMN_COUNT', message: 'm', value: null };
    const compiled = compileMapping(mappingOf({ a: 'a' }), { names: ['a'], nested: false });
    expect(compiled.ok && compiled.value.apply(row({ error }))).toEqual({ ok: false, error: [error] });
  });
});
