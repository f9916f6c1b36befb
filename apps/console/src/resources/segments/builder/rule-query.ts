// A rule as the builder edits it, and back: groups with a combinator, leaves with a field, an operator and what belongs to it.
import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Related, Rule } from '../rule.js';

/** Fields of related rows begin with this, so that facts and rows share one list. */
export const ROWS = 'rows ';
export const BUCKET = 'bucket';

/** What belongs to a leaf beside its field and operator. */
export interface LeafValue {
  readonly value?: unknown;
  readonly for?: number;
  readonly over?: number;
  /** of related rows */
  readonly where?: RuleGroupType;
  readonly within?: { readonly field: string; readonly days: number };
  readonly distinct?: string;
  /** of a bucket */
  readonly bucket?: string;
  readonly from?: number;
  readonly to?: number;
}

const group = (combinator: string, rules: readonly Rule[], not = false): RuleGroupType => ({
  combinator,
  not,
  rules: rules.map(toPart),
});

/** The root is always a group. */
export function toQuery(rule: Rule): RuleGroupType {
  const part = toPart(rule);
  return 'rules' in part ? part : { combinator: 'and', not: false, rules: [part] };
}

function toPart(rule: Rule): RuleGroupType | RuleType {
  if ('all' in rule) return group('and', rule.all);
  if ('any' in rule) return group('or', rule.any);
  if ('not' in rule) {
    const inner = toPart(rule.not);
    return 'rules' in inner && !inner.not ? { ...inner, not: true } : { combinator: 'and', not: true, rules: [inner] };
  }
  if ('bucket' in rule) return { field: BUCKET, operator: 'in', value: rule satisfies LeafValue };
  if ('fact' in rule) {
    const { fact, op, ...value } = rule;
    return { field: fact, operator: op, value: value satisfies LeafValue };
  }
  const related = 'count' in rule ? rule.count : rule.exists;
  const { of, where, ...rest } = related;
  const value: LeafValue = {
    ...rest,
    ...(where && { where: toQuery(where) }),
    ...('count' in rule && { value: rule.value }),
  };
  return { field: `${ROWS}${of}`, operator: 'count' in rule ? rule.op : 'exists', value };
}

export function toRule({ combinator, not, rules }: RuleGroupType): Rule {
  const parts = rules.flatMap((part) =>
    typeof part === 'string' ? [] : ['rules' in part ? toRule(part) : leaf(part)],
  );
  const [only] = parts;
  const whole: Rule = combinator === 'or' ? { any: parts } : { all: parts };
  if (!not) return whole;
  return { not: only && parts.length === 1 ? only : whole };
}

function leaf({ field, operator, value }: RuleType): Rule {
  const { where, value: wanted, within, distinct, for: days, over, bucket, from, to } = (value ?? {}) as LeafValue;
  if (field === BUCKET) return { bucket: bucket ?? '', from: from ?? 0, to: to ?? 100 };
  if (!field.startsWith(ROWS))
    return {
      fact: field,
      op: operator,
      ...(wanted !== undefined && { value: wanted }),
      ...(days !== undefined && { for: days }),
      ...(over !== undefined && { over }),
    };
  const related: Related = {
    of: field.slice(ROWS.length),
    ...(where && where.rules.length > 0 && { where: toRule(where) }),
    ...(within && { within }),
  };
  return operator === 'exists'
    ? { exists: related }
    : { count: { ...related, ...(distinct && { distinct }) }, op: operator, value: Number(wanted) };
}
