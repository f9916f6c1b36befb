// Decides whether a JSON value is a rule: known facts, fitting operators and values, bounded size. Reports every problem with its path.
import { ok, type Result } from '#kernel';
import { BUCKETS } from './bucket.js';
import type { FactCatalogue } from './catalogue.js';
import type { Field, SubjectKind } from './fact.js';
import { COUNT_OPERATORS, isOperator, operator, operatorsOn, type OperatorName } from './operators.js';
import { unknownName } from './names.js';
import { keptOf } from './past.js';
import { problem, refuse, type Path, type Problem, type Refusal } from './problem.js';
import { MAX_DEPTH, MAX_NODES, type Compare, type Counted, type Related, type Rule, type RuleValue } from './rule.js';
import { isWhole, MAX_DAYS, valueFault } from './value.js';

const FORMS = ['all', 'any', 'not', 'fact', 'count', 'exists', 'bucket'] as const;
const COUNT: Pick<Field, 'key' | 'label' | 'type'> = { key: 'count', label: 'The count', type: 'number' };
const MAX_COUNT = 1_000_000;

type Tree = Readonly<Record<string, unknown>>;

/** The rule, rebuilt from known parts only; or RULE_INVALID with the problems found. */
export function validateRule(
  input: unknown,
  object: SubjectKind,
  catalogue: FactCatalogue,
): Result<Rule, Refusal<'RULE_INVALID'>> {
  const check = new RuleCheck(object, catalogue);
  const rule = check.rule(input, [], null, 1);
  return rule && check.problems.length === 0 ? ok(rule) : refuse('RULE_INVALID', check.problems);
}

class RuleCheck {
  readonly problems: Problem[] = [];
  private nodes = 0;

  constructor(
    private readonly object: SubjectKind,
    private readonly catalogue: FactCatalogue,
  ) {}

  /** `of` is the collection whose rows are asked about, null for the subject. Null means: not a rule, and said why. */
  rule(input: unknown, path: Path, of: string | null, depth: number): Rule | null {
    this.nodes += 1;
    if (this.nodes > MAX_NODES)
      return this.nodes === MAX_NODES + 1
        ? this.say(
            'RULE_TOO_LARGE',
            path,
            `A rule has at most ${MAX_NODES} conditions. Split it into several segments.`,
          )
        : null;
    if (depth > MAX_DEPTH)
      return this.say('RULE_TOO_DEEP', path, `A rule is at most ${MAX_DEPTH} levels deep. Flatten it.`);
    if (!isTree(input))
      return this.say('RULE_SHAPE', path, `A condition is an object with one of: ${FORMS.join(', ')}.`);
    const forms = FORMS.filter((form) => Object.hasOwn(input, form));
    const form = forms[0];
    if (form === undefined || forms.length > 1)
      return this.say('RULE_SHAPE', path, `A condition has exactly one of: ${FORMS.join(', ')}.`);
    if (form === 'fact') return this.compare(input, path, of);
    if (form === 'count' || form === 'exists') return this.related(form, input, path, of, depth);
    if (form === 'bucket') return this.bucket(input, path, of);
    this.only(input, [form], path);
    if (form === 'not') {
      const not = this.rule(input.not, [...path, 'not'], of, depth + 1);
      return not && { not };
    }
    const parts = this.group(input[form], [...path, form], of, depth);
    return form === 'all' ? { all: parts } : { any: parts };
  }

  private group(parts: unknown, path: Path, of: string | null, depth: number): Rule[] {
    if (Array.isArray(parts) && parts.length > 0)
      return parts.flatMap((part, index) => this.rule(part, [...path, index], of, depth + 1) ?? []);
    this.say('RULE_GROUP_EMPTY', path, 'A group is a list with at least one condition.');
    return [];
  }

  private compare(input: Tree, path: Path, of: string | null): Compare | null {
    this.only(input, ['fact', 'op', 'value', 'for', 'over'], path);
    const known =
      of === null ? this.catalogue.factsOf(this.object) : this.catalogue.needCollection(this.object, of).fields;
    const field = known.find(({ key }) => key === input.fact);
    if (!field) {
      const what = of === null ? `fact about ${this.object}s called` : `field of ${of} called`;
      return this.report(
        unknownName(
          'FACT_UNKNOWN',
          [...path, 'fact'],
          what,
          input.fact,
          known.map(({ key }) => key),
        ),
      );
    }
    const op = this.operator(field, input.op, path);
    if (!op || !this.valueFits(field, op, input, path) || !this.pastFits(field, op, input, path)) return null;
    return {
      fact: field.key,
      op,
      ...(operator(op).takes === 'nothing' ? {} : { value: input.value as RuleValue }),
      ...(input.for === undefined ? {} : { for: Number(input.for) }),
      ...(input.over === undefined ? {} : { over: Number(input.over) }),
    };
  }

  /** Looking back needs a history; how far it looks is said exactly where the operator needs it. */
  private pastFits(field: Field, op: OperatorName, input: Tree, path: Path): boolean {
    const before = this.problems.length;
    const { looksBack, takes } = operator(op);
    const days = (key: 'for' | 'over') => {
      if (!isWhole(input[key], 1, MAX_DAYS))
        this.say('VALUE_WRONG', [...path, key], `Give a whole number of days from 1 to ${MAX_DAYS}.`);
    };
    if (looksBack === 'before') days('over');
    else if (input.over !== undefined)
      this.say('VALUE_UNEXPECTED', [...path, 'over'], `“${op}” looks at no other day. Remove it.`);
    if (looksBack === 'before' && Number(input.value) <= 0)
      this.say('VALUE_WRONG', [...path, 'value'], 'Give a number above 0: how much it has risen or fallen.');
    if (input.for !== undefined) {
      if (looksBack || takes === 'days')
        this.say('VALUE_UNEXPECTED', [...path, 'for'], `“${op}” looks back by itself. Remove “for”.`);
      else days('for');
    }
    const needs =
      looksBack === 'spells' || input.for !== undefined
        ? keptOf(field)
        : looksBack !== 'before' || field.history !== 'unkept';
    if (!needs)
      this.say(
        'HISTORY_MISSING',
        [...path, 'fact'],
        `Of ${field.label} no history is kept, so ask for its present value only.`,
      );
    return this.problems.length === before;
  }

  private bucket(input: Tree, path: Path, of: string | null): Rule | null {
    if (of !== null)
      return this.say('RULE_SHAPE', path, `Only ${this.object}s are dealt into buckets, not their ${of}.`);
    this.only(input, ['bucket', 'from', 'to'], path);
    const { bucket, from, to } = input;
    if (typeof bucket !== 'string' || valueFault({ type: 'text' }, 'value', bucket) || bucket.trim() === '')
      return this.say('VALUE_WRONG', [...path, 'bucket'], 'Give the buckets a name, such as pilot.');
    if (!isWhole(from, 0, BUCKETS - 1) || !isWhole(to, from + 1, BUCKETS))
      return this.say('VALUE_WRONG', [...path, 'from'], `Give from and to in percent, from below to, 0 to ${BUCKETS}.`);
    return { bucket, from, to };
  }

  private related(form: 'count' | 'exists', input: Tree, path: Path, of: string | null, depth: number): Rule | null {
    if (of !== null)
      return this.say('RULE_SHAPE', path, `Rows of ${of} have no related rows of their own. Use their fields.`);
    this.only(input, form === 'count' ? ['count', 'op', 'value'] : ['exists'], path);
    const related = this.rows(input[form], [...path, form], depth, form === 'count');
    if (form === 'exists') return related && { exists: related };
    const op = this.operator(COUNT, input.op, path);
    if (op && !isWhole(input.value, 0, MAX_COUNT))
      this.say('VALUE_WRONG', [...path, 'value'], `Give a whole number from 0 to ${MAX_COUNT}.`);
    return related && op && { count: related, op, value: Number(input.value) };
  }

  private rows(input: unknown, path: Path, depth: number, counts: boolean): Counted | null {
    if (!isTree(input)) return this.say('RULE_SHAPE', path, 'Say which rows: { of: …, where: …, within: … }.');
    this.only(input, ['of', 'where', 'within', ...(counts ? ['distinct'] : [])], path);
    const collections = this.catalogue.collectionsOf(this.object);
    const collection = collections.find(({ key }) => key === input.of);
    if (!collection) {
      const keys = collections.map(({ key }) => key);
      return this.report(
        unknownName('COLLECTION_UNKNOWN', [...path, 'of'], `collection of ${this.object}s called`, input.of, keys),
      );
    }
    const of = collection.key;
    const where = input.where === undefined ? undefined : this.rule(input.where, [...path, 'where'], of, depth + 1);
    const within =
      input.within === undefined ? undefined : this.within(input.within, [...path, 'within'], collection.fields);
    if (where === null || within === null) return null;
    const distinct =
      counts && input.distinct !== undefined ? this.distinct(input.distinct, path, collection.fields) : undefined;
    if (distinct === null) return null;
    return { of, ...(where && { where }), ...(within && { within }), ...(distinct && { distinct }) };
  }

  private within(input: unknown, path: Path, fields: readonly Field[]): Related['within'] | null {
    if (isTree(input)) {
      this.only(input, ['field', 'days'], path);
      const field = fields.find(({ key, type }) => key === input.field && operatorsOn(type).includes('withinLast'));
      if (field && isWhole(input.days, 1, MAX_DAYS)) return { field: field.key, days: input.days };
    }
    const times = fields.filter(({ type }) => operatorsOn(type).includes('withinLast')).map(({ key }) => key);
    const message = `A window is { field: one of ${times.join(', ')}, days: 1 to ${MAX_DAYS} }.`;
    return this.say('WINDOW_WRONG', path, message);
  }

  private distinct(input: unknown, path: Path, fields: readonly Field[]): string | null {
    const keys = fields.filter(({ type }) => type !== 'list').map(({ key }) => key);
    if (typeof input === 'string' && keys.includes(input)) return input;
    return this.report(unknownName('FACT_UNKNOWN', [...path, 'distinct'], 'field to count by called', input, keys));
  }

  private operator(field: Pick<Field, 'key' | 'label' | 'type'>, op: unknown, path: Path): OperatorName | null {
    const fitting = field === COUNT ? COUNT_OPERATORS : operatorsOn(field.type);
    if (isOperator(op) && fitting.includes(op)) return op;
    const code = isOperator(op) ? 'OPERATOR_WRONG' : 'OPERATOR_UNKNOWN';
    return this.say(code, [...path, 'op'], `${field.label} is compared with one of: ${fitting.join(', ')}.`);
  }

  private valueFits(field: Field, op: OperatorName, input: Tree, path: Path): boolean {
    const { takes } = operator(op);
    if (takes === 'nothing') {
      if (input.value !== undefined)
        this.say('VALUE_UNEXPECTED', [...path, 'value'], `“${op}” takes no value. Remove it.`);
      return true;
    }
    const fault = valueFault(field, takes, input.value);
    if (fault) this.say('VALUE_WRONG', [...path, 'value'], `${field.label}: ${fault}`);
    return !fault;
  }

  private only(input: Tree, keys: readonly string[], path: Path): void {
    for (const key of Object.keys(input))
      if (!keys.includes(key))
        this.report(unknownName('RULE_KEY_UNKNOWN', [...path, key], 'key here called', key, keys));
  }

  private say(code: string, path: Path, message: string): null {
    return this.report(problem(code, path, message));
  }

  private report(found: Problem): null {
    this.problems.push(found);
    return null;
  }
}

const isTree = (input: unknown): input is Tree => typeof input === 'object' && input !== null && !Array.isArray(input);
