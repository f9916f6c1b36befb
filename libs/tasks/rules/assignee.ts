// Who gets a task: the account's owner in the role asked for, else in a fallback role, else nobody, which leads see as unassigned.
import type { Assignee, TaskRole } from './task-template.js';

/** User ids by role: the account's present owners who can sign in, and those who stand in for a role of the house. */
export type People = Readonly<Partial<Record<TaskRole, string>>>;

/** In order of preference: the role asked for, then those that stand in. */
export const rolesOf = ({ role, fallback }: Assignee): TaskRole[] => [role, ...fallback];

export function resolveAssignee(roles: readonly TaskRole[], people: People): string | null {
  const role = roles.find((each) => people[each] !== undefined);
  return (role && people[role]) ?? null;
}
