// A new account, by hand; most come with an import.
import { CreatePage } from '../../ui/record-form.js';
import { AccountInputs } from './account-inputs.js';

export default function AccountCreate() {
  return (
    <CreatePage redirect="show">
      <AccountInputs />
    </CreatePage>
  );
}
