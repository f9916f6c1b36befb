// Who may sign in.
import { useCanAccess, useTranslate } from 'react-admin';
import PeopleAltOutlined from '@mui/icons-material/PeopleAltOutlined';
import { PersonChip } from '../../ui/chips.js';
import { ChoiceFilter, SearchFilter } from '../../ui/filters.js';
import { RecordList } from '../../ui/record-list.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import { RoleName, useRoleChoices, UserState } from './user-marks.js';
import type { UserRow } from './user.data.js';

const columns: readonly Column<UserRow>[] = [
  { source: 'name', sortable: true, card: 'title', render: ({ name }) => <PersonChip name={name} /> },
  { source: 'email', sortable: true, card: 'line', plain: true },
  { source: 'role', sortable: true, card: 'line', plain: true, render: ({ role }) => <RoleName role={role} /> },
  { source: 'active', card: 'aside', render: ({ active }) => <UserState active={active} /> },
  { source: 'createdAt', sortable: true, from: 'lg', render: ({ createdAt }) => <RelativeTime at={createdAt} /> },
];

export default function UserList() {
  const translate = useTranslate();
  const roles = useRoleChoices();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'edit' });
  const states = [
    { id: true, name: translate('resources.users.active') },
    { id: false, name: translate('resources.users.inactive') },
  ];
  return (
    <RecordList<UserRow>
      sort={{ field: 'name', order: 'ASC' }}
      columns={columns}
      opens={canAccess ? 'edit' : false}
      creates
      filters={[
        <SearchFilter key="search" />,
        <ChoiceFilter key="role" source="role" choices={roles} />,
        <ChoiceFilter key="active" source="active" choices={states} />,
      ]}
      empty={{
        icon: PeopleAltOutlined,
        title: translate('resources.users.empty.title'),
        body: translate('resources.users.empty.body'),
      }}
    />
  );
}
