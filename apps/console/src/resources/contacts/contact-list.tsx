// Everybody known at our customers; a person leads to the account.
import { useCanAccess, useTranslate } from 'react-admin';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { Door } from '../../ui/door.js';
import { SearchFilter } from '../../ui/filters.js';
import { RecordList } from '../../ui/record-list.js';
import { columns } from './contact-columns.js';
import type { ContactRow } from './contact.data.js';

export default function ContactList() {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'contacts', action: 'edit' });
  return (
    <RecordList<ContactRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      opens={canAccess ? 'edit' : false}
      filters={<SearchFilter />}
      empty={{
        icon: ContactsOutlined,
        title: translate('resources.contacts.empty.title'),
        body: translate('resources.contacts.empty.body'),
        action: <Door to="imports" label={translate('bellwether.action.import')} />,
      }}
    />
  );
}
