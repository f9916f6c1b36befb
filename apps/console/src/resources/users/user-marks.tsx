// How a user's role and state look.
import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import { ROLES, type UserRow } from './user.data.js';

export function useRoleName(): (role: string) => string {
  const translate = useTranslate();
  return (role) => translate(`bellwether.role.${role}`, { _: words(role) });
}

export function useRoleChoices(): { id: string; name: string }[] {
  const roleName = useRoleName();
  return ROLES.map((id) => ({ id, name: roleName(id) }));
}

export function RoleName({ role }: Pick<UserRow, 'role'>) {
  return <>{useRoleName()(role)}</>;
}

export function UserState({ active }: Pick<UserRow, 'active'>) {
  const translate = useTranslate();
  return (
    <StatusChip
      tone={active ? 'good' : 'neutral'}
      label={translate(active ? 'resources.users.active' : 'resources.users.inactive')}
    />
  );
}
