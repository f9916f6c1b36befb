// A new segment; it becomes active at once, and who it holds for are its members.
import { required, SelectInput } from 'react-admin';
import { CreatePage } from '../../ui/record-form.js';
import { FIRST_RULE, writeRule } from './rule.js';
import { SegmentInputs } from './segment-inputs.js';

const objects = ['account', 'contact'].map((id) => ({ id, name: `resources.segments.objects.${id}` }));

const defaults = { object: 'account', ruleText: writeRule(FIRST_RULE) };

export default function SegmentCreate() {
  return (
    <CreatePage redirect="show" defaults={defaults}>
      <SelectInput source="object" choices={objects} validate={required()} />
      <SegmentInputs />
    </CreatePage>
  );
}
