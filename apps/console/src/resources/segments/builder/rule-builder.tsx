// The rule of the form, built of conditions or written as text; both are the same rule.
import { lazy, Suspense, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextInput, useTranslate } from 'react-admin';
import type { SegmentObject } from '../../../schema.js';
import { KnownFactsHelp } from '../known-facts.js';
import { readRule, writeRule, type Rule } from '../rule.js';
import { useSegmentFacts } from '../use-rule-words.js';
import { toQuery, toRule } from './rule-query.js';

const QueryEditor = lazy(() => import('./query-editor.js').then(({ QueryEditor }) => ({ default: QueryEditor })));

const isJson = (text: unknown) =>
  typeof text === 'string' && readRule(text) !== undefined ? undefined : 'resources.segments.not_json';

/** Undefined where the text is no rule that can be shown. */
function queryOf(text: string) {
  try {
    const rule = readRule(text);
    return typeof rule === 'object' && rule !== null ? toQuery(rule as Rule) : undefined;
  } catch {
    return undefined;
  }
}

function Built({ object }: { object: SegmentObject }) {
  const translate = useTranslate();
  const known = useSegmentFacts(object);
  const { getValues, setValue } = useFormContext<{ ruleText: string }>();
  const [query, setQuery] = useState(() => queryOf(getValues('ruleText')));
  if (!query) return <Alert severity="warning">{translate('resources.segments.builder.unreadable')}</Alert>;
  if (!known) return <Skeleton height={120} />;
  return (
    <Suspense fallback={<Skeleton height={120} />}>
      <QueryEditor
        label={translate('resources.segments.builder.title')}
        query={query}
        known={known}
        fields={known.facts}
        whole
        onChange={(next) => {
          setQuery(next);
          const text = writeRule(toRule(next));
          if (text !== getValues('ruleText')) setValue('ruleText', text, { shouldDirty: true, shouldValidate: true });
        }}
      />
    </Suspense>
  );
}

const AsText = () => (
  <>
    <TextInput
      source="ruleText"
      multiline
      minRows={8}
      maxRows={24}
      validate={isJson}
      helperText="resources.segments.rule_help"
      slotProps={{ htmlInput: { spellCheck: false } }}
      sx={{ '& textarea': { fontFamily: 'monospace', fontSize: '0.8125rem' } }}
    />
    <KnownFactsHelp />
  </>
);

export function RuleBuilder() {
  const translate = useTranslate();
  const object = useWatch<{ object?: SegmentObject }>({ name: 'object' }) ?? 'account';
  const [view, setView] = useState<'build' | 'text'>('build');
  return (
    <Box sx={{ marginBottom: 2 }}>
      <Tabs value={view} onChange={(_event, next: typeof view) => setView(next)} sx={{ marginBottom: 1.5 }}>
        <Tab value="build" label={translate('resources.segments.builder.build')} />
        <Tab value="text" label={translate('resources.segments.builder.text')} />
      </Tabs>
      {view === 'build' ? <Built key={object} object={object} /> : <AsText />}
    </Box>
  );
}
