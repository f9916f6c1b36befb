// Who gets a task: the owner of the account in the role asked for, else in a fallback role, else nobody, which leads see as unassigned.
import type { OwnerRole } from '#accounts/rules';
import type { Assignee } from './play.js';

/** User ids of the account's present owners who can sign in. */
export type Owners = Readonly<Partial<Record<OwnerRole, string>>>;

/** In order of preference: the role asked for, then those that stand in. */
export const rolesOf = ({ role, fallback }: Assignee): OwnerRole[] => [role, ...fallback];

export function resolveAssignee(roles: readonly OwnerRole[], owners: Owners): string | null {
  const role = roles.find((each) => owners[each] !== undefined);
  return (role && owners[role]) ?? null;
}
