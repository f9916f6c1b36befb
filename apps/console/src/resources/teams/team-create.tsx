// A new virtual team.
import { CreatePage } from '../../ui/record-form.js';
import { TeamInputs } from './team-inputs.js';

export default function TeamCreate() {
  return (
    <CreatePage>
      <TeamInputs />
    </CreatePage>
  );
}
