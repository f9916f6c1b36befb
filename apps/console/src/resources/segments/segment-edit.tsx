// Changes to a segment; another rule finds its members anew. What it holds, accounts or contacts, stays.
import { EditPage } from '../../ui/record-form.js';
import { SegmentInputs } from './segment-inputs.js';

export default function SegmentEdit() {
  return (
    <EditPage redirect="show">
      <SegmentInputs />
    </EditPage>
  );
}
