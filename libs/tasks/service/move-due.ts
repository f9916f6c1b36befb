// Moves a due date, with what comes later in the same work where asked to, and takes such a move back.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { laterOpen, shiftDue, type DueMove } from '../rules/shift-due.js';
import { ShiftRepository } from '../store/shift.repository.js';
import type { Task } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { CalendarOfAccounts } from './calendar-of-accounts.js';
import { TASK_NOT_FOUND } from './task-refusals.js';
import { TaskRunsPort } from './task-runs.js';

export interface MovedDue {
  /** by which it can be taken back */
  readonly id: string;
  readonly task: Task;
  readonly moves: readonly DueMove[];
}

@Injectable()
export class MoveDue {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly shifts: ShiftRepository,
    private readonly runs: TaskRunsPort,
    private readonly calendars: CalendarOfAccounts,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What moving it would also move. */
  async later(tx: Tx, task: Task): Promise<Task[]> {
    return laterOpen(task, await this.runs.now.sameWork(tx, task.id));
  }

  move(scope: Scope, id: string, to: Date, withLater: boolean): Promise<Result<MovedDue>> {
    return this.database.tx(scope, async (tx) => {
      const task = isId(id) ? await this.tasks.lock(tx, id) : undefined;
      if (!task) return err(...TASK_NOT_FOUND);
      const calendar = (await this.calendars.of(tx, task.accountId ? [task.accountId] : [], task.dueAt))(
        task.accountId,
      );
      const moves = shiftDue(task, to, withLater ? await this.later(tx, task) : [], calendar);
      if (!moves.ok) return moves;
      const now = this.clock.now();
      const shift = { id: newId(), taskId: id, moves: moves.value, madeBy: actorOf(scope), madeAt: now };
      await this.shifts.apply(tx, moves.value);
      await this.shifts.remember(tx, shift);
      await this.tell(tx, moves.value, now);
      await this.audit.record(tx, 'task.due-moved', id, { to, moved: moves.value.length });
      return ok({ id: shift.id, task: { ...task, dueAt: to }, moves: moves.value });
    });
  }

  /** Tasks that were moved again since, or are over, stay as they are. */
  undo(scope: Scope, shiftId: string): Promise<Result<MovedDue>> {
    return this.database.tx(scope, async (tx) => {
      const shift = isId(shiftId) ? await this.shifts.take(tx, shiftId, this.clock.now()) : undefined;
      if (!shift) return err('TASK_SHIFT_UNDONE', 'This move was taken back already, or is not yours to see.');
      const back = shift.moves.map(({ id, from, to }) => ({ id, from: to, to: from }));
      const moved = new Set(await this.shifts.apply(tx, back));
      const moves = back.filter(({ id }) => moved.has(id));
      await this.tell(tx, moves, this.clock.now());
      await this.audit.record(tx, 'task.due-moved-back', shift.taskId, { moved: moves.length });
      const task = await this.tasks.byId(tx, shift.taskId);
      return task ? ok({ id: shiftId, task, moves }) : err(...TASK_NOT_FOUND);
    });
  }

  private tell(tx: Tx, moves: readonly DueMove[], occurredAt: Date): Promise<void> {
    const subjects = moves.map(({ id }) => id);
    return this.events.append(tx, { name: 'task.changed', subjects, origin: 'live', occurredAt });
  }
}

const actorOf = (scope: Scope): string | null => (scope.kind === 'user' ? scope.userId : null);
