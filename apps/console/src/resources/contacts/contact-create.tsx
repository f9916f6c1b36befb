// A new contact; saving leads to the account that they belong to.
import type { RaRecord } from 'react-admin';
import { CreatePage } from '../../ui/record-form.js';
import { ContactInputs } from './contact-inputs.js';

/** Path of the account's page, at its contacts. */
export const toAccount = (_resource?: string, _id?: unknown, contact?: Partial<RaRecord>): string =>
  `accounts/${String(contact?.['accountId'])}/show?tab=contacts`;

export default function ContactCreate() {
  return (
    <CreatePage redirect={toAccount}>
      <ContactInputs isNew />
    </CreatePage>
  );
}
