// Who gets a task: the owner of the account in the role asked for, else in a fallback role, else nobody, which leads see as unassigned.
import type { OwnerRole } from '#accounts/rules';
import type { Assignee } from './play.js';

/** User ids of the account's present owners who can sign in. */
export type Owners = Readonly<Partial<Record<OwnerRole, string>>>;

export interface Assigned {
  readonly userId: string;
  readonly role: OwnerRole;
}

export function resolveAssignee({ role, fallback }: Assignee, owners: Owners): Assigned | null {
  for (const each of [role, ...fallback]) {
    const userId = owners[each];
    if (userId) return { userId, role: each };
  }
  return null;
}
