// The columns of a task as its entity names them, for reads by SQL.

export const TASK_COLUMNS = `t.id, t.account_id AS "accountId", t.source, t.source_id AS "sourceId", t.key, t.step, t.title, t.instructions,
  t.practices, t.checklist, t.fields, t.answers, t.outcomes, t.work, t.after_key AS "afterKey", t.after_id AS "afterId", t.roles,
  t.due_at AS "dueAt", t.assignee_id AS "assigneeId", t.assigned_by_hand AS "assignedByHand", t.accountable_id AS "accountableId",
  t.accountable_roles AS "accountableRoles", t.on_owner_change AS "onOwnerChange", t.state, t.outcome, t.note, t.reason,
  t.snoozed_until AS "snoozedUntil", t.created_at AS "createdAt", t.done_at AS "doneAt", t.done_by AS "doneBy"`;
