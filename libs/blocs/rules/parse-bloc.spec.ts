import { shippedCatalogue } from '#facts/rules';
import fc from 'fast-check';
import { parseBloc } from './parse-bloc.js';

const around = {
  catalogue: shippedCatalogue(),
  measures: new Set(['support_tickets', 'open_escalations']),
  templates: new Set(['progress-status']),
  practices: new Set(['calm-talk']),
};
const head = 'bloc: calm\nformat: 1\nname: Calm\n';

const faults = (text: string) => {
  const result = parseBloc(text, around);
  return result.ok ? [] : result.error.errors.map(({ line, column, code }) => `${line}:${column} ${code}`);
};

const whole = `${head}goals:
  - { key: fewer, name: Fewer, kpis: [{ measure: open_escalations, name: Open, better: lower }] }
segments:
  - key: escalated
    name: Escalated
    object: account
    rule: { exists: { of: escalations, where: { fact: open, op: is, value: true } } }
  - { key: champions, name: Champions, object: contact, rule: { fact: contact.roles, op: has, value: champion } }
practices:
  - { key: calm-talk, title: How to talk calmly }
plays:
  - key: calm-down
    name: Calm down
    scope: account
    trigger: { on: segment.entered, segment: escalated }
    tasks:
      - key: call
        title: Call
        instructions: Call them.
        practices: [calm-talk]
        due: { businessDays: 1 }
        assignee: { role: csm }
campaigns:
  - key: status
    name: Status
    goal: They know.
    template: progress-status
    subject: Hello
    audience: { segment: champions }
    sender: csm
    schedule: { every: month, day: 1, at: "09:00" }
`;

describe('a bloc', () => {
  it('is read whole', () => {
    expect(parseBloc(whole, around)).toMatchObject({
      ok: true,
      value: {
        bloc: 'calm',
        segments: [{ key: 'escalated' }, { key: 'champions' }],
        plays: [{ tasks: [{ key: 'call' }] }],
      },
    });
  });

  it.each([
    ['an unknown fact', 'fact: open', 'fact: opne', 'FACT_UNKNOWN', 'fact: opne'],
    ['a wrong type', 'value: true', 'value: "yes"', 'VALUE_WRONG', 'value: "yes"'],
    ['an unknown section', 'campaigns:', 'campaign:', 'BLOC_SHAPE', 'campaign:'],
    ['a missing name', '    name: Escalated\n', '', 'SEGMENT_SHAPE', 'key: escalated'],
    ['a wrong due date', '{ businessDays: 1 }', 'tomorrow', 'PLAY_SHAPE', 'due: tomorrow'],
    ['a task without a title', 'title: Call\n', '\n', 'PLAY_SHAPE', 'key: call'],
    [
      'a task that waits for itself',
      'title: Call',
      'title: Call\n        after: call',
      'TASK_ORDER_CIRCULAR',
      'after: call',
    ],
    ['an unknown segment', 'segment: escalated', 'segment: escalatd', 'SEGMENT_UNKNOWN', 'segment: escalatd'],
    [
      'a segment of contacts',
      'segment: escalated',
      'segment: champions',
      'SEGMENT_WRONG_OBJECT',
      'segment: champions }\n    tasks',
    ],
    ['an unknown practice', '[calm-talk]', '[calm-chat]', 'PRACTICE_UNKNOWN', 'calm-chat'],
    ['a missing page', 'key: calm-talk', 'key: calm-tale', 'PRACTICE_FILE_MISSING', 'key: calm-tale'],
    ['a missing template', 'template: progress-status', 'template: progress', 'TEMPLATE_UNKNOWN', 'template: progress'],
    ['an unknown measure', 'measure: open_escalations', 'measure: health', 'KPI_UNKNOWN', 'measure: health'],
    ['a key twice', '{ key: champions', '{ key: escalated', 'KEY_DOUBLED', 'key: escalated, name: Champions'],
    ['a 31st', 'day: 1', 'day: 31', 'CAMPAIGN_SHAPE', 'day: 31'],
  ])('with %s is refused with line and column', (_what, from, to, code, mark) => {
    expect(whole).toContain(from);
    const text = whole.replace(from, to);
    const before = text.slice(0, text.indexOf(mark)).split('\n');
    expect(faults(text)[0]).toBe(`${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code}`);
  });

  it('gives advice, all of it at once and in order of lines', () => {
    const text = whole.replace('fact: open', 'fact: opne').replace('role: csm', 'role: boss');
    expect(parseBloc(text, around)).toMatchObject({
      error: {
        code: 'BLOC_INVALID',
        errors: [
          {
            line: 10,
            code: 'FACT_UNKNOWN',
            advice: 'There is no field of escalations called “opne”. Did you mean “open”?',
          },
          { line: 25, code: 'PLAY_SHAPE' },
        ],
      },
    });
  });
});

describe('YAML', () => {
  const nine = (name: string) => `[${Array(9).fill(name).join(', ')}]`;
  const bomb = ['b', 'c', 'd', 'e', 'f'].reduce(
    (text, name) => `${text}${name}: &${name} ${nine(`*${String.fromCharCode(name.charCodeAt(0) - 1)}`)}\n`,
    `a: &a ${nine('x')}\n`,
  );

  it.each([
    ['a broken line', `${head}goals: [`, '4:9 YAML_SYNTAX'],
    ['a tab', `${head}goals:\n\t- x`, '5:1 YAML_SYNTAX'],
    ['a key twice', `${head}name: Again`, '4:1 YAML_SYNTAX'],
    ['a second document', `${head}---\na: 1`, '4:1 YAML_SYNTAX'],
    ['a tag of a language', `${head}description: !!js/function "x"`, '4:14 YAML_SYNTAX'],
    ['an alias bomb', bomb, '2:8 BLOC_ALIASES'],
    [
      'a rule that holds itself',
      `${head}segments: [{ key: s, name: S, object: account, rule: &r { not: *r } }]`,
      '4:59 RULE_TOO_DEEP',
    ],
    ['a name of every object', `${head}__proto__: { x: 1 }`, '4:1 BLOC_SHAPE'],
    ['nothing at all', '', '1:1 BLOC_SHAPE'],
  ])('with %s is refused', (_what, text, place) => {
    expect(faults(text)[0]).toBe(place);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['dashes', `${'- '.repeat(50_000)}a`],
    ['maps', '{a: '.repeat(40_000)],
    ['indentation', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('too deep by %s is refused before anything is built', (_what, text) => {
    expect(faults(text)).toEqual([expect.stringContaining('BLOC_TOO_DEEP')]);
  });

  it('is bounded in size', () => {
    expect(faults(`# ${'x'.repeat(200_000)}`)).toEqual(['1:1 BLOC_TOO_LARGE']);
  });

  it('of any kind gets an answer with places inside the text', () => {
    const cut = fc.tuple(
      fc.nat(whole.length),
      fc.nat(40),
      fc.string({ unit: fc.constantFrom(...'a:-[]{}*&!|>#"\' \n\t?,') }),
    );
    fc.assert(
      fc.property(cut, ([at, length, put]) => {
        const text = whole.slice(0, at) + put + whole.slice(at + length);
        const result = parseBloc(text, around);
        if (result.ok) return;
        const lines = text.split('\n').length;
        for (const { line, column, advice } of result.error.errors) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(advice.length).toBeGreaterThan(5);
        }
      }),
      { numRuns: 150 },
    );
  });
});
