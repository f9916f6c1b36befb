// What a rule means, in memory, with the reason: each leaf says whether it holds and what the value was.
import { bucketOf, inBucket } from './bucket.js';
import type { FactCatalogue } from './catalogue.js';
import {
  valueOf,
  type Collection,
  type FactValue,
  type Field,
  type Moment,
  type Row,
  type SubjectKind,
} from './fact.js';
import { operator, type OperatorName } from './operators.js';
import type { Path } from './problem.js';
import { beforeKey, held, keptOf, spellsIn, valueAt } from './past.js';
import {
  rowRule,
  type Bucket,
  type Compare,
  type Count,
  type Counted,
  type Exists,
  type Related,
  type Rule,
} from './rule.js';
import { wantedValue } from './value.js';
import { DAY_MS } from './window.js';

/** Stored values of one subject by fact key, its `id` among them, and its related rows by collection. What is absent is not known. */
export interface SubjectFacts {
  readonly values: Row;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
}

export interface GroupVerdict {
  readonly kind: 'all' | 'any' | 'not';
  readonly holds: boolean;
  readonly parts: readonly Verdict[];
}

export interface LeafVerdict {
  readonly kind: 'leaf';
  readonly holds: boolean;
  /** where in the rule tree */
  readonly path: Path;
  /** the fact's or the collection's label */
  readonly about: string;
  readonly op: OperatorName | 'exists' | 'bucket';
  readonly wanted: FactValue;
  /** the value found; for related rows, how many match; for a bucket, which */
  readonly actual: FactValue;
  /** where the operator compares with the past: the value found there */
  readonly before?: FactValue;
}

export type Verdict = GroupVerdict | LeafVerdict;

/** Total: a valid rule has a verdict over any facts. */
export function explainRule(
  catalogue: FactCatalogue,
  object: SubjectKind,
  rule: Rule,
  facts: SubjectFacts,
  moment: Moment,
  asOf = false,
): Verdict {
  const explain = (node: Rule, row: Row, of: string | null, path: Path): Verdict => {
    if ('all' in node || 'any' in node) {
      const [kind, nodes] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
      const parts = nodes.map((part, index) => explain(part, row, of, [...path, kind, index]));
      const holds = kind === 'all' ? parts.every((part) => part.holds) : parts.some((part) => part.holds);
      return { kind, holds, parts };
    }
    if ('not' in node) {
      const part = explain(node.not, row, of, [...path, 'not']);
      return { kind: 'not', holds: !part.holds, parts: [part] };
    }
    if ('bucket' in node) return bucket(node, row, path);
    return 'fact' in node ? compare(node, row, of, path) : related(node, path);
  };

  const compare = (node: Compare, row: Row, of: string | null, path: Path): LeafVerdict => {
    const { fact, op, value, for: days, over = 0 } = node;
    const field = catalogue.needField(object, of, fact);
    const [actual, wanted] = [valueNow(field, row), wantedValue(field.type, operator(op).takes, value)];
    const spells = spellsIn(row, fact);
    const past = { spells, before: before(field, row, over) };
    const test = (each: FactValue) => operator(op).holds(each, wanted, field.type, moment, past);
    const holds = days === undefined ? test(actual) : held(spells, ago(days), moment.now, test);
    const leaf = { kind: 'leaf', holds, path, about: field.label, op, wanted, actual } as const;
    return operator(op).looksBack === 'before' ? { ...leaf, before: past.before } : leaf;
  };

  const ago = (days: number): Date => new Date(moment.now.getTime() - days * DAY_MS);

  const valueNow = (field: Field, row: Row): FactValue =>
    asOf && keptOf(field) ? valueAt(spellsIn(row, field.key), moment.now) : valueOf(field, row, moment.now);

  const before = (field: Field, row: Row, over: number): FactValue =>
    keptOf(field)
      ? valueAt(spellsIn(row, field.key), ago(over))
      : ((row[beforeKey(field.key, over)] as FactValue | undefined) ?? null);

  const bucket = (node: Bucket, row: Row, path: Path): LeafVerdict => {
    const actual = bucketOf(node.bucket, typeof row['id'] === 'string' ? row['id'] : '');
    const wanted = [String(node.from), String(node.to)];
    return { kind: 'leaf', holds: inBucket(node, actual), path, about: node.bucket, op: 'bucket', wanted, actual };
  };

  const related = (node: Count | Exists, path: Path): LeafVerdict => {
    const rows = 'count' in node ? node.count : node.exists;
    const collection = catalogue.needCollection(object, rows.of);
    const actual = counted(collection, rows);
    const leaf = { kind: 'leaf', path, about: collection.label, actual } as const;
    if ('exists' in node) return { ...leaf, op: 'exists', wanted: null, holds: actual > 0 };
    const holds = operator(node.op).holds(actual, node.value, 'number', moment, NO_PAST);
    return { ...leaf, op: node.op, wanted: node.value, holds };
  };

  const counted = (collection: Collection, rows: Counted): number => {
    const found = matching(collection, rows);
    if (!rows.distinct) return found.length;
    const field = catalogue.needField(object, collection.key, rows.distinct);
    const values = found.map((row) => valueNow(field, row)).filter((value) => value !== null);
    return new Set(values.map((value) => (value instanceof Date ? value.getTime() : value))).size;
  };

  const matching = ({ key, since }: Collection, rows: Related): readonly Row[] =>
    (facts.rows[key] ?? []).filter((row) => {
      const from = row[since.key];
      return from instanceof Date && from <= moment.now && explain(rowRule(rows), row, key, []).holds;
    });

  return explain(rule, facts.values, null, []);
}

const NO_PAST = { before: null, spells: [] };

export const ruleHolds = (...question: Parameters<typeof explainRule>): boolean => explainRule(...question).holds;
