// A new segment; it becomes active at once, and who it holds for are its members.
import { required, SelectInput } from 'react-admin';
import { CreatePage } from '../../ui/record-form.js';
import { SegmentInputs } from './segment-inputs.js';

const objects = ['account', 'contact'].map((id) => ({ id, name: `resources.segments.objects.${id}` }));

export default function SegmentCreate() {
  return (
    <CreatePage redirect="show">
      <SelectInput source="object" choices={objects} defaultValue="account" validate={required()} />
      <SegmentInputs />
    </CreatePage>
  );
}
