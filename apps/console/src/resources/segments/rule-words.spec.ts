// A rule reads as sentences: nothing of it is left out, and a verdict stands beside the sentence that it is about.
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { messages } from './messages.en.js';
import { readRule, writeRule, type Rule, type Verdict } from './rule.js';
import { ruleWords, type Line, type Vocabulary } from './rule-words.js';

const { translate } = polyglotI18nProvider(() => ({ rule: messages.rule }) as never, 'en', [], { allowMissing: true });
const say = (key: string, about = {}) => translate(`rule.${key}`, about);
const show = (value: unknown) =>
  value === null ? 'not known' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : `${value as string}`;

const known: Vocabulary = {
  facts: [
    { key: 'account.tier', label: 'Tier', type: 'text' },
    { key: 'account.renewalOn', label: 'Renewal date', type: 'date' },
  ],
  collections: [
    {
      key: 'escalations',
      label: 'Escalations',
      fields: [
        { key: 'open', label: 'Open', type: 'boolean' },
        { key: 'severity', label: 'Severity', type: 'enum' },
        { key: 'openedAt', label: 'Opened', type: 'instant' },
      ],
    },
  ],
};

const words = (rule: Rule, verdict?: Verdict) => ruleWords(rule, known, say, show, verdict);
const flat = ({ text, parts }: Line): unknown => (parts.length > 0 ? [text, ...parts.map(flat)] : text);

const manyOpen: Rule = {
  count: { of: 'escalations', where: { fact: 'open', op: 'is', value: true } },
  op: 'above',
  value: 3,
};

it('says a comparison', () => {
  expect(flat(words({ fact: 'account.tier', op: 'in', value: ['gold', 'silver'] }))).toBe(
    'Tier is one of: gold, silver',
  );
  expect(flat(words({ fact: 'account.renewalOn', op: 'withinNext', value: 60 }))).toBe(
    'Renewal date lies in the next 60 days',
  );
  expect(flat(words({ fact: 'account.renewalOn', op: 'known' }))).toBe('Renewal date is known');
});

it('says related rows with their condition and window in one sentence', () => {
  expect(flat(words(manyOpen))).toBe('More than 3 escalations where Open is yes');
  expect(flat(words({ exists: { of: 'escalations', within: { field: 'openedAt', days: 30 } } }))).toBe(
    'There are escalations of the last 30 days (by Opened)',
  );
});

it('puts groups of conditions below, also those of related rows', () => {
  const severe: Rule = {
    all: [
      { fact: 'open', op: 'is', value: true },
      { fact: 'severity', op: 'is', value: 'critical' },
    ],
  };
  expect(flat(words({ any: [{ exists: { of: 'escalations', where: severe } }, { not: manyOpen }] }))).toEqual([
    'At least one of these holds:',
    ['There are escalations, where', ['All of these hold:', 'Open is yes', 'Severity is critical']],
    ['This does not hold:', 'More than 3 escalations where Open is yes'],
  ]);
});

it('needs no group for a single condition', () => {
  expect(flat(words({ all: [manyOpen] }))).toBe('More than 3 escalations where Open is yes');
});

it('puts each finding beside its sentence', () => {
  const line = words(
    { all: [manyOpen, { not: { fact: 'account.tier', op: 'is', value: 'gold' } }] },
    {
      kind: 'all',
      holds: false,
      parts: [
        { kind: 'leaf', holds: true, actual: 5 },
        { kind: 'not', holds: false, parts: [{ kind: 'leaf', holds: true, actual: 'gold' }] },
      ],
    },
  );
  expect(line).toMatchObject({
    holds: false,
    parts: [
      { holds: true, found: '5 found' },
      { holds: false, parts: [{ holds: true, found: 'is: gold' }] },
    ],
  });
});

it('names what it does not know as the rule does', () => {
  expect(flat(words({ fact: 'account.gone', op: 'is', value: 'x' }))).toBe('account.gone is x');
});

it('writes a rule as people do, whatever order its keys are kept in', () => {
  const kept = { value: 3, op: 'above', count: { where: { value: true, op: 'is', fact: 'open' }, of: 'escalations' } };
  expect(writeRule(kept).replaceAll(/\s/g, '')).toBe(
    '{"count":{"of":"escalations","where":{"fact":"open","op":"is","value":true}},"op":"above","value":3}',
  );
  expect(readRule(writeRule(kept))).toEqual(kept);
  expect(readRule('{ "all": [')).toBeUndefined();
});
