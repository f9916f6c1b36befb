// Makes tasks for those who need them: a room's own, or one that a person wrote. Plays make theirs as sets, with their runs.
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import type { Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { resolveAssignee, rolesOf } from '../rules/assignee.js';
import { dueAt } from '../rules/due-date.js';
import { taskSchema } from '../rules/task-template.js';
import { NewTaskRepository } from '../store/new-task.repository.js';
import { TaskRepository } from '../store/task.repository.js';
import { AnswerFacts } from './answer-facts.js';
import { CalendarOfAccounts } from './calendar-of-accounts.js';
import type { z } from 'zod';

export interface WantedTask {
  readonly accountId: string;
  /** `person`, or the word of the room that asks */
  readonly source: string;
  readonly sourceId: string;
  /** as a play writes it; its key says what is the same work */
  readonly task: z.input<typeof taskSchema>;
  /** in place of the account's owner */
  readonly assigneeId?: string | null;
  /** in place of the template's own days */
  readonly dueAt?: Date | null;
}

@Injectable()
export class MakeTasks {
  constructor(
    private readonly made: NewTaskRepository,
    private readonly tasks: TaskRepository,
    private readonly answers: AnswerFacts,
    private readonly calendars: CalendarOfAccounts,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The id of the task; where the same work is open for the account already, of that one. */
  async one(tx: Tx, wanted: WantedTask): Promise<string> {
    const now = this.clock.now();
    const { accountId, source, sourceId } = wanted;
    const template = taskSchema.parse(wanted.task);
    await this.answers.learn(tx, template.fields);
    const people = { ...(await this.made.staff(tx)), ...(await this.made.owners(tx, [accountId])).get(accountId) };
    const calendar = (await this.calendars.of(tx, [accountId], now))(accountId);
    const id = newId();
    const made = await this.made.make(
      tx,
      [{ source, sourceId, step: 1, template, onOwnerChange: 'move' }],
      [
        {
          id,
          text: 0,
          accountId,
          dueAt: wanted.dueAt ?? dueAt(template.due, now, calendar),
          assigneeId: wanted.assigneeId ?? resolveAssignee(rolesOf(template.assignee), people),
          accountableId: template.accountable ? resolveAssignee(rolesOf(template.accountable), people) : null,
        },
      ],
      now,
    );
    await this.events.append(tx, { name: 'task.created', subjects: made, origin: 'live', occurredAt: now });
    return made[0] ?? (await this.tasks.openOf(tx, accountId, template.key)) ?? id;
  }
}
