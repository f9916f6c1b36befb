// What people do with a task: complete, skip, snooze, take back. Decided by the rules, under a lock on the task.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { checkAnswers } from '../rules/form-field.js';
import { moveTask, type TaskMove } from '../rules/task-state.js';
import { AnswerRepository } from '../store/answer.repository.js';
import { TaskChangeRepository, type TaskChange } from '../store/task-change.repository.js';
import type { Task } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { TASK_NOT_FOUND } from './task-refusals.js';
import { TaskRunsPort } from './task-runs.js';

export interface Completion {
  readonly outcome?: string | null;
  readonly note?: string | null;
  /** places in the checklist that were done, from 0; absent: as ticked so far */
  readonly checked?: readonly number[] | null;
  /** to what the task asks, by field */
  readonly answers?: Readonly<Record<string, unknown>> | null;
  /** the accounts chosen, where the task is to choose some */
  readonly accountIds?: readonly string[] | null;
}

@Injectable()
export class MoveTask {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly changes: TaskChangeRepository,
    private readonly answers: AnswerRepository,
    private readonly runs: TaskRunsPort,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  complete(
    scope: Scope,
    id: string,
    { outcome, note, checked, answers, accountIds }: Completion,
  ): Promise<Result<Task>> {
    return this.move(scope, id, { to: 'done', outcome: outcome ?? null }, async (tx, task) => {
      const answered = checkAnswers(task.fields, answers ?? {});
      if (!answered.ok) return answered;
      const chosen = task.work?.do === 'choose-accounts' ? (accountIds ?? []).filter(isId) : null;
      if (chosen?.length === 0) return err('TASK_ACCOUNTS_MISSING', 'Choose at least one account.');
      if (chosen) await this.answers.choose(tx, id, chosen);
      if (task.accountId) await this.answers.keep(tx, task.accountId, id, answered.value, this.clock.now());
      return ok({
        note: note?.trim() || null,
        answers: answered.value,
        checklist: checked
          ? task.checklist.map(({ text }, place) => ({ text, done: checked.includes(place) }))
          : task.checklist,
      });
    });
  }

  skip(scope: Scope, id: string, reason: string): Promise<Result<Task>> {
    return this.move(scope, id, { to: 'skipped', reason });
  }

  snooze(scope: Scope, id: string, until: Date): Promise<Result<Task>> {
    return this.move(scope, id, { to: 'snoozed', until });
  }

  /** Takes back a completion or a skip, and wakes a task that sleeps. */
  reopen(scope: Scope, id: string): Promise<Result<Task>> {
    return this.move(scope, id, { to: 'open' });
  }

  private move(
    scope: Scope,
    id: string,
    move: TaskMove,
    more: (tx: Tx, task: Task) => Promise<Result<TaskChange>> = () => Promise.resolve(ok({})),
  ): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = isId(id) ? await this.tasks.lock(tx, id) : undefined;
      if (!task) return err(...TASK_NOT_FOUND);
      const moved = await this.decide(tx, task, move);
      if (!moved.ok) return moved;
      const beside = await more(tx, task);
      if (!beside.ok) return beside;
      const now = this.clock.now();
      const doneBy = moved.value.state === 'open' ? null : actorOf(scope);
      const next = await this.changes.change(tx, task, { ...moved.value, ...beside.value, doneBy }, now);
      const name = move.to === 'done' ? 'task.done' : 'task.changed';
      await this.events.append(tx, { name, subjects: [id], origin: 'live', occurredAt: now });
      await this.audit.record(tx, `task.${move.to === 'open' ? 'reopened' : move.to}`, id, { ...move });
      if (next.state !== task.state) await this.runs.now.moved(tx, [id]);
      return ok(next);
    });
  }

  private async decide(tx: Tx, task: Task, move: TaskMove): Promise<ReturnType<typeof moveTask>> {
    const first = (await this.tasks.awaited(tx, [task.id])).get(task.id);
    return moveTask(task, move, {
      outcomes: task.outcomes.map(({ key }) => key),
      waitsFor: first?.title ?? null,
      closed: move.to === 'open' ? await this.runs.now.whyClosed(tx, task) : null,
      now: this.clock.now(),
    });
  }
}

const actorOf = (scope: Scope): string | null => (scope.kind === 'user' ? scope.userId : null);
