// The form of a segment: its name, and its rule as text with what it would hold for beside it.
import { required, TextInput } from 'react-admin';
import { KnownFactsHelp } from './known-facts.js';
import { readRule } from './rule.js';
import { RulePreview } from './rule-preview.js';

const isJson = (text: unknown) =>
  typeof text === 'string' && readRule(text) !== undefined ? undefined : 'resources.segments.not_json';

export const SegmentInputs = () => (
  <>
    <TextInput source="name" validate={required()} />
    <TextInput source="description" multiline />
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
    <RulePreview />
  </>
);
