// Columns of a contact, in the list of all and on an account's page.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import { PersonChip, StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import type { ContactRow } from './contact.data.js';

const account: Column<ContactRow> = {
  source: 'account',
  card: 'line',
  plain: true,
  render: ({ account: of }) =>
    of ? (
      <Link component={LinkBase} to={`/accounts/${of.id}/show?tab=contacts`} data-row>
        {of.name}
      </Link>
    ) : (
      '–'
    ),
};

const about: readonly Column<ContactRow>[] = [
  {
    source: 'email',
    card: 'line',
    plain: true,
    render: ({ email }) => (email ? <Link href={`mailto:${email}`}>{email}</Link> : '–'),
  },
  {
    source: 'roles',
    card: 'aside',
    render: ({ roles }) => (
      <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
        {roles.map((role) => (
          <StatusChip key={role} tone={role.toLowerCase() === 'champion' ? 'accent' : 'neutral'} label={words(role)} />
        ))}
      </Box>
    ),
  },
  { source: 'timeZone', from: 'xl' },
  { source: 'lastActiveAt', card: 'line', render: ({ lastActiveAt }) => <RelativeTime at={lastActiveAt} /> },
];

const name: Column<ContactRow> = {
  source: 'name',
  sortable: true,
  card: 'title',
  render: (contact) => <PersonChip name={contact.name || contact.email || '?'} />,
};

export const columns = [name, account, ...about];
export const columnsOfAccount = [name, ...about];
