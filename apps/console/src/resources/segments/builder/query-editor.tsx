// The query builder over our own rule tree: about an account or a contact, or about related rows.
import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { QueryBuilder, type RuleGroupType, type RuleType } from 'react-querybuilder';
import { useTranslate } from 'react-admin';
import type { KnownFact, KnownFacts } from '../use-rule-words.js';
import { AddAction, Choice, NotToggle, RemoveAction } from './controls.js';
import { LeafEditor } from './leaf-editor.js';
import { BUCKET, ROWS, type LeafValue } from './rule-query.js';

interface QueryEditorProps {
  /** what this part is, for those who don't see it */
  readonly label: string;
  readonly query: RuleGroupType;
  readonly known: KnownFacts;
  readonly fields: readonly KnownFact[];
  /** related rows and shares can be asked for too */
  readonly whole?: boolean;
  readonly onChange: (query: RuleGroupType) => void;
}

const CONTROLS = {
  addRuleAction: AddAction,
  addGroupAction: AddAction,
  removeRuleAction: RemoveAction,
  removeGroupAction: RemoveAction,
  notToggle: NotToggle,
  fieldSelector: Choice,
  operatorSelector: Choice,
  combinatorSelector: Choice,
  valueEditor: LeafEditor,
};

export function QueryEditor({ label, query, known, fields, whole = false, onChange }: QueryEditorProps) {
  const translate = useTranslate();
  const text = (key: string, about = {}) => translate(`resources.segments.builder.${key}`, about);
  const context = useMemo(() => ({ known, fields }), [known, fields]);
  const option = (name: string, shown: string) => ({ name, value: name, label: shown });
  const facts = fields.map(({ key, label: shown }) => option(key, shown));
  const rows = known.collections.map(({ key, label: shown }) =>
    option(`${ROWS}${key}`, text('rows', { label: shown })),
  );
  const groups = [
    { label: text('fields.facts'), options: facts },
    { label: text('fields.rows'), options: rows },
    { label: text('fields.share'), options: [option(BUCKET, text('bucket'))] },
  ];
  const operatorsOf = (field: string) => {
    if (field === BUCKET) return [option('in', text('ops.in'))];
    if (field.startsWith(ROWS))
      return [
        option('exists', text('ops.exists')),
        ...known.countOperators.map(({ name }) => option(name, text(`count_ops.${name}`))),
      ];
    const fact = fields.find(({ key }) => key === field);
    return (fact?.operators ?? []).map(({ name }) => option(name, text(`ops.${name}`)));
  };
  const beginning = ({ field, operator }: RuleType): LeafValue => {
    if (field === BUCKET) return { bucket: 'pilot', from: 0, to: 50 };
    if (field.startsWith(ROWS)) return operator === 'exists' ? {} : { value: 1 };
    const fact = fields.find(({ key }) => key === field);
    const { takes, looksBack } = fact?.operators.find(({ name }) => name === operator) ?? {};
    const over = looksBack === 'before' ? { over: 30 } : {};
    if (takes === 'days') return { value: 30 };
    if (takes !== 'value') return {};
    if (fact?.type === 'boolean') return { value: true };
    return fact?.values?.[0] !== undefined ? { value: fact.values[0], ...over } : over;
  };
  return (
    <Box role="group" aria-label={label} sx={BUILDER}>
      <QueryBuilder
        query={query}
        onQueryChange={onChange}
        fields={whole ? groups : facts}
        getOperators={operatorsOf}
        getDefaultValue={beginning}
        resetOnOperatorChange
        showNotToggle
        addRuleToNewGroups
        context={context}
        controlElements={CONTROLS}
        combinators={[option('and', text('all')), option('or', text('any'))]}
        translations={{
          addRule: { label: text('add_rule'), title: text('add_rule') },
          addGroup: { label: text('add_group'), title: text('add_group') },
          removeRule: { label: '', title: text('remove_rule') },
          removeGroup: { label: '', title: text('remove_group') },
          notToggle: { label: text('not'), title: text('not') },
          combinators: { title: text('combinator') },
          fields: { title: text('field') },
          operators: { title: text('operator') },
        }}
      />
    </Box>
  );
}

const BUILDER = {
  '& .ruleGroup': {
    display: 'grid',
    gap: 1.25,
    padding: 1.5,
    border: '1px solid',
    borderColor: 'line',
    borderRadius: '8px',
  },
  '& .ruleGroup-header': { display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' },
  '& .ruleGroup-body': { display: 'grid', gap: 1.25 },
  '& .ruleGroup-body:empty': { display: 'none' },
  '& .rule': { display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' },
} as const;
