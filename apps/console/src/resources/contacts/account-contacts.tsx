// Tab of an account's page: the people there.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Add from '@mui/icons-material/Add';
import { LinkBase, useCanAccess, useRecordContext, useTranslate, type Identifier, type RaRecord } from 'react-admin';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import { RelatedList } from '../../ui/related-list.js';
import { columnsOfAccount } from './contact-columns.js';
import type { ContactRow } from './contact.data.js';

function NewContact({ accountId }: { accountId: Identifier }) {
  const translate = useTranslate();
  const known = encodeURIComponent(JSON.stringify({ accountId }));
  return (
    <Box sx={{ marginBottom: 1.5 }}>
      <Button variant="outlined" startIcon={<Add />} component={LinkBase} to={`/contacts/create?source=${known}`}>
        {translate('resources.contacts.create')}
      </Button>
    </Box>
  );
}

export default function AccountContacts() {
  const account = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const { canAccess: canEdit } = useCanAccess({ resource: 'contacts', action: 'edit' });
  const create = canEdit && account && <NewContact accountId={account.id} />;
  return (
    <RelatedList<ContactRow>
      resource="contacts"
      filter={{ accountId: account?.id }}
      sort={{ field: 'name', order: 'ASC' }}
      columns={columnsOfAccount}
      opens={canEdit ? 'edit' : false}
      head={create}
      empty={{
        icon: ContactsOutlined,
        title: translate('resources.contacts.of_account.empty'),
        body: translate('resources.contacts.of_account.empty_body'),
        action: create,
      }}
    />
  );
}
