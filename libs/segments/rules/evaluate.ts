// What a rule means, in memory, with the reason: each leaf says whether it holds and what the value was.
import type { FactCatalogue } from './catalogue.js';
import { valueOf, type Collection, type FactValue, type Moment, type Row, type SubjectKind } from './fact.js';
import { operator, type OperatorName } from './operators.js';
import type { Path } from './problem.js';
import { rowRule, type Compare, type Count, type Exists, type Related, type Rule } from './rule.js';
import { wantedValue } from './value.js';

/** Stored values of one subject by fact key, and its related rows by collection. What is absent is not known. */
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
  readonly op: OperatorName | 'exists';
  readonly wanted: FactValue;
  /** the value found; for related rows, how many match */
  readonly actual: FactValue;
}

export type Verdict = GroupVerdict | LeafVerdict;

/** Total: a valid rule has a verdict over any facts. */
export function explainRule(
  catalogue: FactCatalogue,
  object: SubjectKind,
  rule: Rule,
  facts: SubjectFacts,
  moment: Moment,
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
    return 'fact' in node ? compare(node, row, of, path) : related(node, path);
  };

  const compare = ({ fact, op, value }: Compare, row: Row, of: string | null, path: Path): LeafVerdict => {
    const field = catalogue.needField(object, of, fact);
    const [actual, wanted] = [valueOf(field, row, moment.now), wantedValue(field.type, operator(op).takes, value)];
    const holds = operator(op).holds(actual, wanted, field.type, moment);
    return { kind: 'leaf', holds, path, about: field.label, op, wanted, actual };
  };

  const related = (node: Count | Exists, path: Path): LeafVerdict => {
    const rows = 'count' in node ? node.count : node.exists;
    const collection = catalogue.needCollection(object, rows.of);
    const actual = matching(collection, rows).length;
    const leaf = { kind: 'leaf', path, about: collection.label, actual } as const;
    if ('exists' in node) return { ...leaf, op: 'exists', wanted: null, holds: actual > 0 };
    const holds = operator(node.op).holds(actual, node.value, 'number', moment);
    return { ...leaf, op: node.op, wanted: node.value, holds };
  };

  const matching = ({ key, since }: Collection, rows: Related): readonly Row[] =>
    (facts.rows[key] ?? []).filter((row) => {
      const from = row[since.key];
      return from instanceof Date && from <= moment.now && explain(rowRule(rows), row, key, []).holds;
    });

  return explain(rule, facts.values, null, []);
}

export const ruleHolds = (...question: Parameters<typeof explainRule>): boolean => explainRule(...question).holds;
