// Changes to a contact.
import { EditPage } from '../../ui/record-form.js';
import { toAccount } from './contact-create.js';
import { ContactInputs } from './contact-inputs.js';

export default function ContactEdit() {
  return (
    <EditPage redirect={toAccount}>
      <ContactInputs isNew={false} />
    </EditPage>
  );
}
