// The form of a segment: its name, and its rule with what it would hold for beside it. A list has no rule: people are put on it.
import { required, TextInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { RuleBuilder } from './builder/rule-builder.js';
import { RulePreview } from './rule-preview.js';

export function SegmentInputs() {
  const kind = useWatch<{ kind?: string }>({ name: 'kind' });
  return (
    <>
      <TextInput source="name" validate={required()} />
      <TextInput source="description" multiline />
      {kind !== 'list' && (
        <>
          <RuleBuilder />
          <RulePreview />
        </>
      )}
    </>
  );
}
