// What a condition needs beside its field and comparison: a value, days, a condition of its own over related rows, a share.
import Box from '@mui/material/Box';
import type { ValueEditorProps } from 'react-querybuilder';
import { useTranslate } from 'react-admin';
import type { KnownFact, KnownFacts } from '../use-rule-words.js';
import { NumberInput, Pick, TextInput, ValueInput, ValuesInput } from './inputs.js';
import { QueryEditor } from './query-editor.js';
import { BUCKET, ROWS, type LeafValue } from './rule-query.js';

export interface LeafContext {
  readonly known: KnownFacts;
  readonly fields: readonly KnownFact[];
}

const ANY_TIME = 'any';
const ROWS_THEMSELVES = 'rows';

export function LeafEditor(editor: ValueEditorProps) {
  const { field, operator } = editor;
  const [value, context] = [editor.value as unknown, editor.context as unknown];
  const { known, fields } = context as LeafContext;
  const leaf = (value ?? {}) as LeafValue;
  const change = (more: LeafValue) =>
    editor.handleOnChange(
      Object.fromEntries(Object.entries({ ...leaf, ...more }).filter(([, each]) => each !== undefined)),
    );
  const collection = known.collections.find(({ key }) => `${ROWS}${key}` === field);
  const fact = fields.find(({ key }) => key === field);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', flex: '1 1 auto' }}>
      {field === BUCKET && <Share leaf={leaf} change={change} />}
      {collection && <Rows collection={collection} operator={operator} leaf={leaf} change={change} known={known} />}
      {fact && <Compared fact={fact} operator={operator} leaf={leaf} change={change} />}
    </Box>
  );
}

interface PartProps {
  readonly leaf: LeafValue;
  readonly change: (more: LeafValue) => void;
}

function useText() {
  const translate = useTranslate();
  return (key: string, about = {}) => translate(`resources.segments.builder.${key}`, about);
}

function Share({ leaf, change }: PartProps) {
  const text = useText();
  return (
    <>
      <TextInput label={text('bucket_name')} value={leaf.bucket ?? ''} onChange={(bucket) => change({ bucket })} />
      <NumberInput label={text('from')} value={leaf.from} onChange={(from = 0) => change({ from })} />
      <NumberInput label={text('to')} value={leaf.to} onChange={(to = 100) => change({ to })} />
    </>
  );
}

function Compared({ fact, operator, leaf, change }: PartProps & { fact: KnownFact; operator: string }) {
  const text = useText();
  const { takes = 'value', looksBack = null } = fact.operators.find(({ name }) => name === operator) ?? {};
  const set = (value: unknown) => change({ value });
  const one = { ...fact, type: fact.type === 'list' ? ('text' as const) : fact.type };
  return (
    <>
      {takes === 'value' && (
        <ValueInput
          fact={one}
          label={text('value')}
          yes={text('yes')}
          no={text('no')}
          value={leaf.value}
          onChange={set}
        />
      )}
      {takes === 'values' && (
        <ValuesInput label={text('values')} numbers={fact.type === 'number'} value={leaf.value} onChange={set} />
      )}
      {takes === 'days' && <NumberInput label={text('days')} value={leaf.value as number | undefined} onChange={set} />}
      {looksBack === 'before' && (
        <NumberInput label={text('over')} value={leaf.over} onChange={(over) => handle(change, 'over', over)} />
      )}
      {!looksBack && takes !== 'days' && fact.history === 'kept' && (
        <NumberInput label={text('for')} value={leaf.for} onChange={(days) => handle(change, 'for', days)} />
      )}
    </>
  );
}

/** What is emptied is taken out. */
const handle = (change: PartProps['change'], key: keyof LeafValue, value: unknown) => change({ [key]: value });

function Rows({
  collection,
  operator,
  leaf,
  change,
  known,
}: PartProps & { collection: KnownFacts['collections'][number]; operator: string; known: KnownFacts }) {
  const text = useText();
  const { fields } = collection;
  const times = fields.filter(({ type }) => type === 'instant' || type === 'date');
  const { within } = leaf;
  return (
    <>
      {operator !== 'exists' && (
        <>
          <NumberInput
            label={text('value')}
            value={leaf.value as number | undefined}
            onChange={(value) => change({ value })}
          />
          <Pick
            label={text('distinct')}
            value={leaf.distinct ?? ROWS_THEMSELVES}
            choices={[
              { id: ROWS_THEMSELVES, name: text('distinct_rows') },
              ...fields.map(({ key, label }) => ({
                id: key,
                name: text('distinct_by', { field: label.toLowerCase() }),
              })),
            ]}
            onChange={(distinct) => handle(change, 'distinct', distinct === ROWS_THEMSELVES ? undefined : distinct)}
          />
        </>
      )}
      <Pick
        label={text('within')}
        value={within?.field ?? ANY_TIME}
        choices={[
          { id: ANY_TIME, name: text('within_none') },
          ...times.map(({ key, label }) => ({ id: key, name: text('within_by', { field: label.toLowerCase() }) })),
        ]}
        onChange={(field) =>
          handle(change, 'within', field === ANY_TIME ? undefined : { field, days: within?.days ?? 30 })
        }
      />
      {within && (
        <NumberInput
          label={text('days')}
          value={within.days}
          onChange={(days = 1) => change({ within: { ...within, days } })}
        />
      )}
      <Box sx={{ flexBasis: '100%' }}>
        <QueryEditor
          label={text('where')}
          query={leaf.where ?? { combinator: 'and', not: false, rules: [] }}
          known={known}
          fields={fields}
          onChange={(where) => handle(change, 'where', where.rules.length > 0 ? where : undefined)}
        />
      </Box>
    </>
  );
}
