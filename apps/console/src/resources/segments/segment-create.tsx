// A new segment; it becomes active at once, and who it holds for are its members. A list begins with nobody on it.
import { required, SelectInput } from 'react-admin';
import { CreatePage } from '../../ui/record-form.js';
import { FIRST_RULE, writeRule } from './rule.js';
import { SegmentInputs } from './segment-inputs.js';

const objects = ['account', 'contact'].map((id) => ({ id, name: `resources.segments.objects.${id}` }));
const kinds = ['rule', 'list'].map((id) => ({ id, name: `resources.segments.kinds.${id}` }));

const defaults = { object: 'account', kind: 'rule', ruleText: writeRule(FIRST_RULE) };

export default function SegmentCreate() {
  return (
    <CreatePage redirect="show" defaults={defaults}>
      <SelectInput source="object" choices={objects} validate={required()} />
      <SelectInput source="kind" choices={kinds} validate={required()} />
      <SegmentInputs />
    </CreatePage>
  );
}
