// What people do with a task: complete, skip, snooze, take back. Decided by the rules, under a lock on the task.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { moveTask, waitsFor, type TaskMove } from '../rules/task-state.js';
import { PlayRunRepository } from '../store/play-run.repository.js';
import { TaskChangeRepository, type TaskChange } from '../store/task-change.repository.js';
import type { Task } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { SettleRuns } from './settle-runs.js';

export interface Completion {
  readonly outcome?: string | null;
  readonly note?: string | null;
  /** places in the checklist that were done, from 0; absent: as ticked so far */
  readonly checked?: readonly number[] | null;
}

@Injectable()
export class MoveTask {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly changes: TaskChangeRepository,
    private readonly runs: PlayRunRepository,
    private readonly settle: SettleRuns,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  complete(scope: Scope, id: string, { outcome, note, checked }: Completion): Promise<Result<Task>> {
    return this.move(scope, id, { to: 'done', outcome: outcome ?? null }, ({ checklist }) => ({
      note: note?.trim() || null,
      checklist: checked ? checklist.map(({ text }, place) => ({ text, done: checked.includes(place) })) : checklist,
    }));
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
    more: (task: Task) => TaskChange = () => ({}),
  ): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = isId(id) ? await this.tasks.lock(tx, id) : undefined;
      if (!task) return err('TASK_NOT_FOUND', 'There is no such task among those you can see.');
      const moved = await this.decide(tx, task, move);
      if (!moved.ok) return moved;
      const now = this.clock.now();
      const doneBy = moved.value.state === 'open' ? null : actorOf(scope);
      const next = await this.changes.change(tx, task, { ...moved.value, ...more(task), doneBy }, now);
      const name = move.to === 'done' ? 'task.done' : 'task.changed';
      await this.events.append(tx, { name, subjects: [id], origin: 'live', occurredAt: now });
      await this.audit.record(tx, `task.${move.to === 'open' ? 'reopened' : move.to}`, id, { ...move });
      if (next.state !== task.state) await this.settle.run(tx, await this.runIds(tx, id));
      return ok(next);
    });
  }

  private async decide(tx: Tx, task: Task, move: TaskMove): Promise<ReturnType<typeof moveTask>> {
    const siblings = (await this.tasks.siblings(tx, [task.id])).get(task.id) ?? [];
    const runs = (await this.runs.ofTasks(tx, [task.id])).get(task.id) ?? [];
    if (move.to === 'open' && task.state !== 'open') {
      if (await this.tasks.isOpenElsewhere(tx, task))
        return err('TASK_OPEN_AGAIN', 'This work was asked for again since. Go on in the newer task.');
      if (await this.runs.isReplaced(tx, task.id))
        return err('TASK_RUN_REPLACED', 'The play has started again for this account since. Go on in the newer run.');
    }
    return moveTask(task, move, {
      outcomes: task.outcomes.map(({ key }) => key),
      waitsFor: waitsFor({ after: task.afterKey }, siblings)?.title ?? null,
      run: runs.length > 0 && runs.every(({ state }) => state === 'cancelled') ? 'cancelled' : 'running',
      now: this.clock.now(),
    });
  }

  private async runIds(tx: Tx, taskId: string): Promise<string[]> {
    return ((await this.runs.ofTasks(tx, [taskId])).get(taskId) ?? []).map(({ id }) => id);
  }
}

const actorOf = (scope: Scope): string | null => (scope.kind === 'user' ? scope.userId : null);
