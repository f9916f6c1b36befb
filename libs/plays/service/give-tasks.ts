// From runs to tasks, as a set: which are shared and which are made, who has them and until when.
import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { CalendarOfAccounts, NewTaskRepository, type NewTask, type TaskText } from '#tasks';
import { dueDates, resolveAssignee, rolesOf, type People } from '#tasks/rules';
import type { PlayDefinition, TaskDefinition } from '../rules/play.js';
import { planTasks, type ExistingTask } from '../rules/task-sharing.js';
import { TaskRunRepository, type WantedTask } from '../store/task-run.repository.js';

/** Tasks of a play that a run asks for now, for one account; null: for many at once. */
export interface TaskOrder {
  readonly runId: string;
  readonly playId: string;
  readonly play: PlayDefinition;
  readonly tasks: readonly TaskDefinition[];
  readonly accountId: string | null;
}

@Injectable()
export class GiveTasks {
  constructor(
    private readonly made: NewTaskRepository,
    private readonly runs: TaskRunRepository,
    private readonly calendars: CalendarOfAccounts,
    private readonly events: EventLog,
  ) {}

  /** Answers with the runs for which a task was made; the others found all their work there. */
  async run(tx: Tx, orders: readonly TaskOrder[], now: Date): Promise<Set<string>> {
    const accountIds = [...new Set(orders.flatMap(({ accountId }) => accountId ?? []))];
    const keys = [...new Set(orders.flatMap(({ tasks }) => tasks.map(({ key }) => key)))];
    const owners = await this.made.owners(tx, accountIds);
    const staff = await this.made.staff(tx);
    const dueOf = await this.dueDates(tx, accountIds, now);
    const existing = await this.runs.shareable(tx, accountIds, keys);
    const texts = new Texts();
    const wanted: WantedTask[] = [];
    const fresh: NewTask[] = [];
    for (const order of orders) {
      const { runId, accountId, tasks } = order;
      const known = accountId ? (existing.get(accountId) ?? []) : [];
      const people = { ...staff, ...(accountId && owners.get(accountId)) };
      const due = dueOf(order);
      const plan = planTasks(
        tasks.map(({ key }) => key),
        known,
      );
      for (const [index, { key, shares }] of plan.entries()) {
        const task = tasks[index];
        const dueAt = due.get(key);
        if (!task || !dueAt) continue;
        const id = shares ?? newId();
        wanted.push({ id, isNew: shares === null, runId, accountId, key });
        if (shares === null) fresh.push({ id, text: texts.of(order, task), accountId, dueAt, ...given(task, people) });
      }
      if (accountId)
        existing.set(accountId, [...known, ...plan.flatMap(({ key, shares }) => asExisting(key, shares, wanted))]);
    }
    const ids = await this.made.make(tx, texts.all, fresh, now);
    await this.runs.link(tx, wanted);
    await this.events.append(tx, { name: 'task.created', subjects: ids, origin: 'live', occurredAt: now });
    return new Set(wanted.filter(({ isNew }) => isNew).map(({ runId }) => runId));
  }

  /** The dates of an order are worked out once for each calendar: thousands of accounts live in a few places. */
  private async dueDates(tx: Tx, accountIds: readonly string[], now: Date) {
    const calendarOf = await this.calendars.of(tx, accountIds, now);
    const known = new Map<object, Map<readonly TaskDefinition[], Map<string, Date>>>();
    return ({ tasks, accountId }: TaskOrder): Map<string, Date> => {
      const calendar = calendarOf(accountId);
      const dates = known.get(calendar) ?? new Map<readonly TaskDefinition[], Map<string, Date>>();
      known.set(calendar, dates);
      const found = dates.get(tasks) ?? dueDates(tasks, now, calendar);
      dates.set(tasks, found);
      return found;
    };
  }
}

const given = ({ assignee, accountable }: TaskDefinition, people: People) => ({
  assigneeId: resolveAssignee(rolesOf(assignee), people),
  accountableId: accountable ? resolveAssignee(rolesOf(accountable), people) : null,
});

const asExisting = (key: string, shares: string | null, wanted: readonly WantedTask[]): ExistingTask[] => {
  const made = shares === null ? wanted.findLast((task) => task.key === key) : undefined;
  return made ? [{ id: made.id, key, state: 'open', inRunningRun: true }] : [];
};

/** What the tasks of a play say, once for all accounts. */
class Texts {
  readonly all: TaskText[] = [];
  private readonly places = new Map<TaskDefinition, number>();

  of({ playId, play }: TaskOrder, task: TaskDefinition): number {
    const known = this.places.get(task);
    if (known !== undefined) return known;
    const { due: _due, for: _for, ...template } = task;
    const step = play.tasks.indexOf(task) + 1;
    this.all.push({ source: 'play', sourceId: playId, step, template, onOwnerChange: play.whenOwnerChanges });
    this.places.set(task, this.all.length - 1);
    return this.all.length - 1;
  }
}
