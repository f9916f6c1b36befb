// The rule tree of a segment: plain JSON, the same in a bloc file, in the API and in the database.
import type { OperatorName } from './operators.js';

export type RuleValue = string | number | boolean | readonly string[] | readonly number[];

export interface Compare {
  readonly fact: string;
  readonly op: OperatorName;
  readonly value?: RuleValue;
  /** it has been so for this many days, without a break; needs a kept history */
  readonly for?: number;
  /** days between the two values that an operator such as fellBy compares */
  readonly over?: number;
}

/** Related rows, by a condition over their fields and a rolling window that ends now. */
export interface Related {
  readonly of: string;
  readonly where?: Rule;
  readonly within?: { readonly field: string; readonly days: number };
}

/** How many rows, or with `distinct` how many different values of a field they have. */
export interface Counted extends Related {
  readonly distinct?: string;
}

export interface Count {
  readonly count: Counted;
  readonly op: OperatorName;
  readonly value: number;
}

export interface Exists {
  readonly exists: Related;
}

/**
 * A stable share of the subjects: each falls by its id and this name into one of 100 buckets, and belongs from `from` up to,
 * not including, `to`. Another name deals anew.
 */
export interface Bucket {
  readonly bucket: string;
  readonly from: number;
  readonly to: number;
}

export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | Compare
  | Count
  | Exists
  | Bucket;

export const MAX_DEPTH = 8;
export const MAX_NODES = 200;

/** The condition that a related row must meet, window included. */
export function rowRule({ where, within }: Related): Rule {
  const parts: Rule[] = where ? [where] : [];
  if (within) parts.push({ fact: within.field, op: 'withinLast', value: within.days });
  return { all: parts };
}

/** A fact or a collection that a rule names. `of` is the collection a field belongs to, null for the subject itself. */
export interface Mention {
  readonly of: string | null;
  readonly compare: Compare | null;
}

export function* mentions(rule: Rule, of: string | null = null): Generator<Mention> {
  if ('all' in rule) for (const part of rule.all) yield* mentions(part, of);
  else if ('any' in rule) for (const part of rule.any) yield* mentions(part, of);
  else if ('not' in rule) yield* mentions(rule.not, of);
  else if ('fact' in rule) yield { of, compare: rule };
  else if (!('bucket' in rule)) {
    const related = 'count' in rule ? rule.count : rule.exists;
    yield { of: related.of, compare: null };
    yield* mentions(rowRule(related), related.of);
    const distinct = 'count' in rule && rule.count.distinct;
    if (distinct) yield { of: related.of, compare: { fact: distinct, op: 'known' } };
  }
}
