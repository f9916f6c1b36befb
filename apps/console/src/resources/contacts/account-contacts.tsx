// Tab of an account's page: the people there.
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { RelatedList } from '../../ui/related-list.js';
import { columnsOfAccount } from './contact-columns.js';
import type { ContactRow } from './contact.data.js';

export default function AccountContacts() {
  const account = useRecordContext<RaRecord>();
  const translate = useTranslate();
  return (
    <RelatedList<ContactRow>
      resource="contacts"
      filter={{ accountId: account?.id }}
      sort={{ field: 'name', order: 'ASC' }}
      columns={columnsOfAccount}
      opens={false}
      empty={{
        icon: ContactsOutlined,
        title: translate('resources.contacts.of_account.empty'),
        body: translate('resources.contacts.of_account.empty_body'),
      }}
    />
  );
}
