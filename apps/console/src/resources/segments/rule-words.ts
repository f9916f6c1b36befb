// A rule in words: a tree of sentences, with the finding beside each where a verdict on somebody is given.
import type { FactType, SegmentFact, SegmentFacts } from '../../schema.js';
import type { Compare, Related, Rule, Verdict } from './rule.js';

/** What rules can ask about, as far as words need it. */
export interface Vocabulary {
  readonly facts: readonly NamedFact[];
  readonly collections: readonly (Pick<SegmentFacts['collections'][number], 'key' | 'label'> & {
    readonly fields: readonly NamedFact[];
  })[];
}
type NamedFact = Pick<SegmentFact, 'key' | 'label' | 'type'>;

/** Texts under `resources.segments.rule`. */
export type Say = (key: string, about?: Readonly<Record<string, unknown>>) => string;
/** A value as it is shown, by its fact's type. */
export type Show = (value: unknown, type: FactType | undefined) => string;

export interface Line {
  readonly text: string;
  readonly parts: readonly Line[];
  readonly holds?: boolean;
  /** the value found */
  readonly found?: string;
}

export function ruleWords(rule: Rule, known: Vocabulary, say: Say, show: Show, verdict?: Verdict): Line {
  const line = (node: Rule, fields: readonly NamedFact[], of?: Verdict): Line => {
    const holds = of && { holds: of.holds };
    const parts = of && of.kind !== 'leaf' ? of.parts : [];
    if ('all' in node || 'any' in node) {
      const [kind, nodes] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const);
      const [only] = nodes;
      if (only && nodes.length === 1) return line(only, fields, parts[0]);
      return {
        text: say(nodes.length === 0 ? `no_${kind}` : kind),
        parts: nodes.map((each, at) => line(each, fields, parts[at])),
        ...holds,
      };
    }
    if ('not' in node) return { text: say('not'), parts: [line(node.not, fields, parts[0])], ...holds };
    if ('fact' in node) return compared(node, fields, of);
    if ('bucket' in node) {
      const found = of?.kind === 'leaf' && { found: say('found', { value: show(of.actual, 'number') }) };
      return {
        text: say('bucket', { name: node.bucket, from: node.from, to: node.to }),
        parts: [],
        ...holds,
        ...found,
      };
    }
    const related = 'count' in node ? node.count : node.exists;
    const { text: rows, parts: where } = rowsOf(related);
    const fieldsOf = known.collections.find(({ key }) => key === related.of)?.fields ?? [];
    const distinct = 'count' in node ? node.count.distinct : undefined;
    const label = fieldsOf.find(({ key }) => key === distinct)?.label ?? distinct;
    const counted = distinct ? say('distinct', { rows, field: label?.toLowerCase() }) : rows;
    const text =
      'count' in node ? say(`count.${node.op}`, { rows: counted, value: node.value }) : say('exists', { rows });
    const found = of?.kind === 'leaf' && { found: say('found_rows', { smart_count: Number(of.actual) }) };
    return { text, parts: where, ...holds, ...found };
  };

  const compared = (
    { fact, op, value, for: days, over }: Compare,
    fields: readonly NamedFact[],
    of?: Verdict,
  ): Line => {
    const field = fields.find(({ key }) => key === fact);
    const shown = Array.isArray(value)
      ? value.map((each) => show(each, field?.type)).join(', ')
      : show(value, field?.type);
    const said = say(`op.${op}`, {
      about: field?.label ?? fact,
      value: shown,
      smart_count: Number(value) || 1,
      days: over,
    });
    const text = days === undefined ? said : say('held', { said, smart_count: days });
    if (of?.kind !== 'leaf') return { text, parts: [] };
    const found = say('found', { value: show(of.actual, field?.type) });
    const before = of.before === undefined ? '' : `, ${say('found_before', { value: show(of.before, field?.type) })}`;
    return { text, parts: [], holds: of.holds, found: `${found}${before}` };
  };

  /** "escalations in the last 30 days where Open is yes"; conditions that are a group stand below. */
  const rowsOf = ({ of, where, within }: Related): Line => {
    const collection = known.collections.find(({ key }) => key === of);
    const fields = collection?.fields ?? [];
    const field = fields.find(({ key }) => key === within?.field)?.label ?? within?.field;
    const name = (collection?.label ?? of).toLowerCase();
    const rows = within ? say('within', { rows: name, days: within.days, field }) : name;
    if (!where) return { text: rows, parts: [] };
    const condition = line(where, fields);
    if (condition.parts.length > 0) return { text: say('where_below', { rows }), parts: [condition] };
    return { text: say('where', { rows, condition: condition.text }), parts: [] };
  };

  return line(rule, known.facts, verdict);
}
