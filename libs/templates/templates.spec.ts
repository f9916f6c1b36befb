import fc from 'fast-check';
import { checkTemplate } from './check-template.js';
import { compileTemplate } from './compile-template.js';
import { encodeChunk } from './quoted-printable.js';
import { requiredFields } from './template-tree.js';
import { viewOf } from './view-data.js';

const reader = { locale: 'en', zone: 'UTC' };

const render = (source: string, data: Record<string, unknown>, as: 'html' | 'text' = 'html') => {
  const checked = checkTemplate(source);
  return checked.ok ? compileTemplate(checked.value, { as })(viewOf(data), reader) : checked;
};

const data = {
  contact: { firstName: 'Ada', note: null, empty: '' },
  usage: { actions: 1284.5, change: -8, topFeatures: [{ name: 'Boards', uses: 7 }, { name: '<b>Reports</b>' }] },
  period: { start: '2026-10-01', end: '2026-10-31T23:30:00Z' },
  account: { value: 125000, currency: 'EUR', live: true },
  tags: ['a', 'b'],
};

describe('what templates can do', () => {
  it.each([
    ['Hi {{contact.firstName}}!', 'Hi Ada!'],
    ['Hi {{default contact.lastName "there"}}!', 'Hi there!'],
    ['{{default nobody.knows.it "there"}}', 'there'],
    ['{{default contact.empty (default contact.note "you")}}', 'you'],
    ['{{default contact.note ""}}', ''],
    ['{{default contact.lastName contact.firstName}}', 'Ada'],
    [
      '{{date period.start}} {{date period.start "month"}}',
      '1 October 2026 October 2026'.replace('1 October', 'October 1,'),
    ],
    ['{{number usage.actions}} {{number usage.actions decimals=1}}', '1,285 1,284.5'],
    ['{{number usage.change sign=true}} %', '-8 %'],
    ['{{money account.value account.currency}}', '€125,000'],
    ['{{#if account.live}}yes{{else}}no{{/if}} {{#unless contact.note}}none{{/unless}}', 'yes none'],
    ['{{#if contact.note}}a{{else if account.live}}b{{else}}c{{/if}}', 'b'],
    [
      '{{#each usage.topFeatures}}{{@index}}.{{name}}{{#unless @last}}, {{/unless}}{{/each}}',
      '0.Boards, 1.&lt;b&gt;Reports&lt;/b&gt;',
    ],
    ['{{#each tags}}{{this}}{{#if @first}}!{{/if}}{{/each}}', 'a!b'],
    ['{{! a comment }}{{!-- another --}}x', 'x'],
    ['a\n{{#if account.live}}\nb\n{{/if}}\nc', 'a\nb\nc'],
    ['a {{~account.live~}} b', 'atrueb'],
    ['{{account.live}} }} { {', 'true }} { {'],
  ])('%s', (source, expected) => {
    expect(render(source, data)).toEqual({ ok: true, value: expected });
  });

  it('escapes values in HTML and leaves them alone in text', () => {
    const html = { contact: { firstName: `<script>alert("1")</script> & '` } };
    expect(render('{{contact.firstName}}', html)).toEqual({
      ok: true,
      value: '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;',
    });
    expect(render('{{contact.firstName}}', html, 'text')).toMatchObject({ value: html.contact.firstName });
    expect(render('{{default nothing "<b>"}}', {})).toMatchObject({ value: '&lt;b&gt;' });
  });

  it('writes dates in the zone of the reader, but leaves days where they are', () => {
    const checked = checkTemplate('{{date period.start}} | {{date period.end}}');
    const late = { locale: 'de', zone: 'Asia/Tokyo' };
    if (!checked.ok) throw new Error(checked.error.message);
    expect(compileTemplate(checked.value, { as: 'text' })(viewOf(data), late)).toMatchObject({
      value: '1. Oktober 2026 | 1. November 2026',
    });
  });
});

describe('a missing field', () => {
  it.each([
    ['{{contact.lastName}}', 'contact.lastName'],
    ['{{nobody.knows.it}}', 'nobody.knows.it'],
    ['{{contact.note}}', 'contact.note'],
    ['{{contact.empty}}', 'contact.empty'],
    ['{{default contact.lastName contact.nickname}}', 'contact.lastName'],
    ['{{#if contact.lastName}}x{{/if}}', 'contact.lastName'],
    ['{{#each usage.items}}x{{/each}}', 'usage.items'],
    ['{{#each usage.topFeatures}}{{uses}}{{/each}}', 'usage.topFeatures[].uses'],
    ['{{date period.middle}}', 'period.middle'],
    ['{{contact.toString}}', undefined],
  ])('%s fails that mail and is named', (source, field) => {
    const code = field ? 'FIELD_MISSING' : 'TEMPLATE_PATH';
    expect(render(source, data)).toMatchObject({ ok: false, error: { code, ...(field && { details: { field } }) } });
  });

  it.each([
    ['{{date contact.firstName}}', 'contact.firstName'],
    ['{{number contact.firstName}}', 'contact.firstName'],
    ['{{money account.value contact.firstName}}', 'account.value'],
    ['{{#each contact}}x{{/each}}', 'contact'],
  ])('%s: one of the wrong kind is named too', (source, field) => {
    expect(render(source, data)).toMatchObject({ ok: false, error: { code: 'FIELD_INVALID', details: { field } } });
  });

  it('is not printed as [object Object]', () => {
    expect(render('{{usage}}', data)).toMatchObject({ ok: false, error: { code: 'FIELD_INVALID' } });
  });

  it('is known before anything is sent', () => {
    const source =
      '{{account.name}}{{default contact.firstName "x"}}{{#if usage.change}}{{usage.change}}{{note}}{{/if}}' +
      '{{#each usage.topFeatures}}{{name}}{{default uses "0"}}{{/each}}{{note}}{{date period.start}}';
    const checked = checkTemplate(source);
    expect(checked.ok && requiredFields(checked.value.tree)).toEqual([
      { name: 'account.name', optional: false },
      { name: 'contact.firstName', optional: true },
      { name: 'note', optional: false },
      { name: 'period.start', optional: false },
      { name: 'usage.change', optional: false },
      { name: 'usage.topFeatures', optional: false },
      { name: 'usage.topFeatures[].name', optional: false },
      { name: 'usage.topFeatures[].uses', optional: true },
    ]);
  });
});

describe('templates that are refused', () => {
  it.each([
    ['TEMPLATE_SYNTAX', 'a\n{{#if x}}', 2],
    ['TEMPLATE_SYNTAX', '{{', 1],
    ['TEMPLATE_SYNTAX', '{{#if x}}{{/each}}', 1],
    ['TEMPLATE_UNESCAPED', 'a\n\n{{{x}}}', 3],
    ['TEMPLATE_UNESCAPED', '{{&x}}', 1],
    ['TEMPLATE_NOT_ALLOWED', 'a\n{{> header}}', 2],
    ['TEMPLATE_NOT_ALLOWED', '{{#> layout}}{{/layout}}', 1],
    ['TEMPLATE_NOT_ALLOWED', '{{#*inline "x"}}{{/inline}}', 1],
    ['TEMPLATE_NOT_ALLOWED', '{{*decorator}}', 1],
    ['TEMPLATE_NOT_ALLOWED', '{{"text"}}', 1],
    ['TEMPLATE_PATH', '{{#each a}}{{../b}}{{/each}}', 1],
    ['TEMPLATE_PATH', '{{@root.a}}', 1],
    ['TEMPLATE_PATH', '{{@index}}', 1],
    ['TEMPLATE_PATH', '{{#each a}}{{@key}}{{/each}}', 1],
    ['TEMPLATE_PATH', '{{#each a}}{{@../index}}{{/each}}', 1],
    ['TEMPLATE_PATH', '{{this}}', 1],
    ['TEMPLATE_PATH', '{{constructor}}', 1],
    ['TEMPLATE_PATH', '{{a.constructor.constructor}}', 1],
    ['TEMPLATE_PATH', '{{a.__proto__}}', 1],
    ['TEMPLATE_PATH', '{{a.prototype}}', 1],
    ['TEMPLATE_PATH', '{{a.hasOwnProperty}}', 1],
    ['TEMPLATE_PATH', '{{a.[b c]}}', 1],
    ['TEMPLATE_PATH', '{{a.b.c.d.e.f.g}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{lookup a "constructor"}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{log a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{#with a}}{{/with}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{#a}}{{/a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{^a}}{{/a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{{{raw}}}}{{{{/raw}}}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{helperMissing a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{date (lookup b "c")}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{if a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{toString a}}', 1],
    ['TEMPLATE_HELPER_UNKNOWN', '{{a b=1}}', 1],
    ['TEMPLATE_ARGUMENT', '{{#each a as |b|}}{{b}}{{/each}}', 1],
    ['TEMPLATE_ARGUMENT', '{{#if a b}}{{/if}}', 1],
    ['TEMPLATE_ARGUMENT', '{{#if a includeZero=true}}{{/if}}', 1],
    ['TEMPLATE_ARGUMENT', '{{#each (default a "b")}}{{/each}}', 1],
    ['TEMPLATE_ARGUMENT', '{{default a}}', 1],
    ['TEMPLATE_ARGUMENT', '{{date}}', 1],
    ['TEMPLATE_ARGUMENT', '{{date a "yyyy"}}', 1],
    ['TEMPLATE_ARGUMENT', '{{number a decimals="2"}}', 1],
    ['TEMPLATE_ARGUMENT', '{{number a toString=1}}', 1],
    ['TEMPLATE_TOO_DEEP', '{{#each a}}{{#each b}}{{#each c}}{{/each}}{{/each}}{{/each}}', 1],
    ['TEMPLATE_TOO_DEEP', '{{default a (default b (default c (default d "e")))}}', 1],
    ['TEMPLATE_TOO_DEEP', '{{#if a}}'.repeat(9) + '{{/if}}'.repeat(9), 1],
    ['TEMPLATE_TOO_LARGE', 'é'.repeat(60_000), 1],
    ['TEMPLATE_TOO_COSTLY', `{{#each a}}{{#each b}}${'x'.repeat(1_000)}{{/each}}{{/each}}`, 1],
    ['TEMPLATE_TOO_COSTLY', `{{#each a}}{{#each b}}${'{{c}}'.repeat(100)}{{/each}}{{/each}}`, 1],
  ])('%s: %.60s', (code, source, line) => {
    expect(checkTemplate(source)).toMatchObject({ ok: false, error: { code, details: { line } } });
  });

  it.each([
    ['open blocks', '{{#if a}}'.repeat(11_000)],
    ['closed blocks', '{{#if a}}'.repeat(6_000) + '{{/if}}'.repeat(6_000)],
    ['chained blocks', `{{#if a}}${'{{else if a}}'.repeat(7_000)}{{/if}}`],
    ['brackets', `{{default ${'(default '.repeat(8_000)}a${')'.repeat(8_000)}}}`],
    [
      'the most blocks that are let through',
      `${'{{#if a}}'.repeat(500)}{{b ${'a '.repeat(40_000)}}}${'{{/if}}'.repeat(500)}`,
    ],
  ])('hold nobody up: %s', (_, bomb) => {
    expect(checkTemplate(bomb)).toMatchObject({ ok: false });
  });

  it('say everything that is wrong at once, with its place', () => {
    const refused = checkTemplate('ok\n{{{a}}} {{b.constructor}}\n{{> c}}');
    expect(refused).toMatchObject({
      error: {
        code: 'TEMPLATE_UNESCAPED',
        details: {
          problems: [
            { code: 'TEMPLATE_UNESCAPED', line: 2, column: 0 },
            { code: 'TEMPLATE_PATH', line: 2, column: 10 },
            { code: 'TEMPLATE_NOT_ALLOWED', line: 3, column: 0 },
          ],
        },
      },
    });
  });

  it('of any other text give a result and never throw', () => {
    const bits = fc.constantFrom(
      '{{',
      '}}',
      '{{#if ',
      '{{/if}}',
      '{{#each ',
      '{{/each}}',
      'a.b',
      '../',
      '@root',
      '{{{',
      '}}}',
      '"',
      '(',
      ')',
      '\\',
      '{{else}}',
      '~',
      '&',
      '>',
      '|',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 5 })), { maxLength: 20 }), (parts) => {
        const result = render(parts.join(''), data);
        if (!result.ok) expect(result.error.code).toMatch(/^(TEMPLATE|FIELD|RENDER)_/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what templates see', () => {
  it('is plain data, with lists cut at 50', () => {
    class Account {
      name = 'Acme';
      secret(): string {
        return 'x';
      }
    }
    const view = viewOf({
      list: Array.from({ length: 80 }, (_, i) => i),
      at: new Date('2026-01-02T03:04:05Z'),
      account: new Account(),
      f: () => 1,
      n: NaN,
      big: 5n,
    });
    expect(JSON.parse(JSON.stringify(view))).toEqual({
      list: Array.from({ length: 50 }, (_, i) => i),
      at: '2026-01-02T03:04:05.000Z',
      account: { name: 'Acme' },
      big: '5',
    });
    expect(view.account).not.toHaveProperty('secret');
    expect(render('{{#each list}}{{this}} {{/each}}', { list: Array.from({ length: 80 }, () => 'x') })).toMatchObject({
      value: 'x '.repeat(50),
    });
  });

  it('can neither be endless nor too much', () => {
    const loop: Record<string, unknown> = {};
    loop.loop = loop;
    expect(() => viewOf(loop)).toThrow('levels deep');
    const long = { a: Array.from({ length: 50 }, () => 'x'.repeat(20_000)) };
    expect(render('{{#each a}}{{this}}{{/each}}', long)).toMatchObject({ error: { code: 'MAIL_TOO_LARGE' } });
  });

  it('has no prototype to climb', () => {
    const view = viewOf(JSON.parse('{"__proto__":{"polluted":1},"a":{"constructor":"x"}}') as Record<string, unknown>);
    expect(Object.getPrototypeOf(view)).toBeNull();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(view)).toEqual(['a']);
  });
});

const decode = (encoded: string): string => {
  const bytes = encoded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};

describe('quoted-printable in chunks', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(' ', '=', '.', '\r\n', '\n', '\t', 'é', '🎉', 'x'.repeat(200), ' '.repeat(80)),
      ),
    )
    .map((parts) => parts.join(''));

  it('joined reads back as the texts joined, in lines that every server takes', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const encoded = texts.map(encodeChunk).join('');
        expect(decode(encoded)).toBe(texts.map((one) => one.replace(/\r\n|\n|\r/g, '\r\n')).join(''));
        for (const line of encoded.split('\r\n')) {
          expect(line).toMatch(/^[\x20-\x7e]{0,76}$/);
          expect(line).not.toMatch(/[ \t]$/);
        }
        expect(encoded).not.toContain('=_');
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a whole template decodes to what its preview shows', () => {
    const checked = checkTemplate(
      'Grüße {{contact.firstName}},\n{{#each usage.topFeatures}} * {{name}} \n{{/each}}= end',
    );
    if (!checked.ok) throw new Error(checked.error.message);
    for (const as of ['html', 'text'] as const) {
      const preview = compileTemplate(checked.value, { as })(viewOf(data), reader);
      const wire = compileTemplate(checked.value, { as, encode: encodeChunk })(viewOf(data), reader);
      expect(preview.ok && wire.ok && decode(wire.value) === preview.value.replaceAll('\n', '\r\n')).toBe(true);
    }
  });
});
