import { parseMapping, withOptions, type MappingInput } from './mapping.js';
import { shapeNamed } from './shapes/index.js';
import { suits, type TargetShape } from './target.js';

const plain: MappingInput = {
  name: 'ours',
  title: 'Ours',
  target: 'cases',
  columns: { externalId: 'id', openedAt: { from: ['opened', 'created'], kind: 'instant', required: true } },
};
const problems = (input: unknown) => {
  const parsed = parseMapping(input);
  if (parsed.ok) throw new Error('no problem found');
  expect(parsed.error.code).toBe('MAPPING_INVALID');
  return parsed.error.details?.problems as string[];
};

describe('a mapping', () => {
  it('fills in what it leaves out, and reads back as it was saved', () => {
    const parsed = parseMapping(plain);
    if (!parsed.ok) throw new Error(parsed.error.message);
    expect(parsed.value.format).toMatchObject({ zone: 'UTC', dates: ['iso'], decimal: '.' });
    expect(parsed.value.columns.externalId?.from).toEqual([{ column: 'id', transform: [] }]);
    expect(parseMapping(JSON.parse(JSON.stringify(parsed.value)))).toEqual(parsed);
  });

  it('says what is wrong where', () => {
    expect(problems({ ...plain, name: 'Not Good' })).toEqual(['name: is lower-case words with hyphens between']);
    expect(problems({ ...plain, format: { zone: 'Mars/Base', dates: ['dd.QQ.yyyy'], delimiter: ';;' } })).toEqual([
      expect.stringMatching(/^format.delimiter: is one character/),
      'format.zone: is not a time zone, such as Europe/Berlin',
      expect.stringMatching(/^format.dates.0: "QQ" means nothing here/),
    ]);
    expect(
      problems({
        ...plain,
        columns: { a: { from: 'x', constant: 'y' }, b: { from: 'x', kind: 'money' }, c: { form: 'x' } },
      }),
    ).toEqual([
      'columns.a: say exactly one of from, template, option and constant',
      expect.stringMatching(/^columns.b.kind: /),
      expect.stringMatching(/^columns.c: .*form/),
      'columns.c: say exactly one of from, template, option and constant',
    ]);
    expect(problems('nonsense')[0]).toMatch(/^mapping: /);
  });

  it('takes options of its own and those of the format, and no others', () => {
    const log = shapeNamed('servicenow-log');
    if (!log) throw new Error('no shape');
    const set = withOptions(log, { account: 'ACME', zone: 'America/Sao_Paulo', delimiter: 'tab' });
    expect(set).toMatchObject({
      ok: true,
      value: { options: { account: 'ACME' }, format: { zone: 'America/Sao_Paulo', delimiter: '\t' } },
    });
    expect(withOptions(log, { acount: 'ACME' })).toMatchObject({
      error: { code: 'OPTION_UNKNOWN', message: expect.stringContaining('account') },
    });
    expect(withOptions(log, { zone: 'Nowhere' })).toMatchObject({ error: { code: 'MAPPING_INVALID' } });
  });
});

describe('a target', () => {
  const target: TargetShape = {
    name: 'cases',
    fields: {
      externalId: { kind: 'text', required: true },
      openedAt: { kind: 'instant', required: true },
      'custom.*': { kind: 'text' },
    },
  };
  const checked = (input: MappingInput) => {
    const parsed = parseMapping(input);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return suits(parsed.value, target);
  };

  it('suits mappings that give it what it needs', () => {
    expect(checked({ ...plain, columns: { ...plain.columns, 'custom.region': 'region' } })).toEqual({
      ok: true,
      value: null,
    });
  });

  it('says all that is wrong with others', () => {
    expect(
      checked({ ...plain, target: 'accounts', columns: { externalId: { from: 'id', kind: 'integer' }, size: 'size' } }),
    ).toMatchObject({
      error: {
        code: 'MAPPING_UNSUITED',
        details: {
          problems: [
            'it is for accounts',
            'externalId is text, not integer',
            expect.stringContaining('size is no field'),
            'openedAt is left out and must be there',
          ],
        },
      },
    });
  });
});
