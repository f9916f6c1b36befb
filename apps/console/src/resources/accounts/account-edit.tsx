// Changes to an account; each becomes an interval of its history.
import { EditPage } from '../../ui/record-form.js';
import { AccountInputs } from './account-inputs.js';

export default function AccountEdit() {
  return (
    <EditPage redirect="show">
      <AccountInputs />
    </EditPage>
  );
}
