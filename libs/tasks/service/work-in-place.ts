// What a task lets people do in place: write to a contact, log a call, hand the problem over by the directory. Each is said in the task.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit, UserRepository, type User } from '#access';
import { ContactRepository, type Contact } from '#accounts';
import { Clock, err, isId, newId, ok, type CodedError, type Result } from '#kernel';
import { SendLetter } from '#delivery';
import { DirectoryRepository } from '#directory';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { CommentRepository } from '../store/comment.repository.js';
import type { Task } from '../store/task.entity.js';
import { TaskRepository } from '../store/task.repository.js';
import { TASK_NOT_FOUND } from './task-refusals.js';

const MAX_TEXT = 10_000;

export interface TaskMail {
  readonly contactId: string;
  readonly subject: string;
  readonly text: string;
}

interface Doing {
  readonly tx: Tx;
  readonly task: Task;
  readonly me: User;
}

@Injectable()
export class WorkInPlace {
  constructor(
    private readonly database: Database,
    private readonly tasks: TaskRepository,
    private readonly comments: CommentRepository,
    private readonly contacts: ContactRepository,
    private readonly users: UserRepository,
    private readonly directory: DirectoryRepository,
    private readonly letters: SendLetter,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** From the person who writes; answers go to them. The same words to the same contact are one mail. */
  mail(scope: Scope, id: string, { contactId, subject, text }: TaskMail): Promise<Result<Task>> {
    return this.do(scope, id, 'mailed', async ({ tx, task, me }) => {
      const contact = await this.contactOf(tx, task, contactId);
      if (!contact?.email) return err('CONTACT_UNKNOWN', 'Choose a contact of this account who has an address.');
      const letter = await this.letters.run(tx, {
        key: `task:${id}:${digest(contactId, subject, text)}`,
        purpose: 'task-mail',
        to: { name: nameOf(contact), email: contact.email },
        accountId: task.accountId,
        contactId,
        replyTo: { name: me.name, email: me.email },
        ...{ subject, text, automatic: false },
      });
      return letter.ok ? ok(`Mail to ${nameOf(contact)}: ${subject}\n\n${text}`) : letter;
    });
  }

  logCall(scope: Scope, id: string, contactId: string | null, summary: string): Promise<Result<Task>> {
    return this.do(scope, id, 'call-logged', async ({ tx, task }) => {
      const contact = contactId === null ? undefined : await this.contactOf(tx, task, contactId);
      if (contactId !== null && !contact) return err('CONTACT_UNKNOWN', 'Choose a contact of this account.');
      if (summary.trim() === '') return err('CALL_SUMMARY_MISSING', 'Say in a few words what was said.');
      return ok(`Call${contact ? ` with ${nameOf(contact)}` : ''}: ${summary.trim()}`);
    });
  }

  /** To the person whom the directory names, by mail from whoever hands it over. */
  handOver(scope: Scope, id: string, entryId: string, message: string): Promise<Result<Task>> {
    return this.do(scope, id, 'handed-over', async ({ tx, task, me }) => {
      const entry = isId(entryId) ? await this.directory.byId(tx, entryId) : undefined;
      const person = entry?.personId ? await this.users.byId(tx, entry.personId) : null;
      if (!entry || !person?.active)
        return err(
          'DIRECTORY_PERSON_MISSING',
          'The directory names nobody there. Correct it, or choose another entry.',
        );
      if (message.trim() === '') return err('HAND_OVER_EMPTY', 'Write what the team needs to act on it.');
      const letter = await this.letters.run(tx, {
        key: `task:${id}:${digest(entryId, message)}`,
        purpose: 'task-hand-over',
        to: { name: person.name, email: person.email },
        accountId: task.accountId,
        replyTo: { name: me.name, email: me.email },
        subject: task.title,
        text: message.trim(),
        automatic: false,
      });
      return letter.ok ? ok(`Handed over to ${person.name} (${entry.team}): ${message.trim()}`) : letter;
    });
  }

  private do(
    scope: Scope,
    id: string,
    what: string,
    work: (doing: Doing) => Promise<Result<string>>,
  ): Promise<Result<Task>> {
    return this.database.tx(scope, async (tx) => {
      const task = isId(id) ? await this.tasks.lock(tx, id) : undefined;
      if (!task) return err(...TASK_NOT_FOUND);
      const me = scope.kind === 'user' ? await this.users.byId(tx, scope.userId) : null;
      const refusal = refusalOf(task, me);
      if (refusal || !me) return { ok: false, error: refusal ?? ONLY_PEOPLE };
      const said = await work({ tx, task, me });
      if (!said.ok) return said;
      const now = this.clock.now();
      const body = said.value.slice(0, MAX_TEXT);
      await this.comments.add(tx, { id: newId(), taskId: id, authorId: me.id, body, createdAt: now });
      await this.events.append(tx, { name: 'task.changed', subjects: [id], origin: 'live', occurredAt: now });
      await this.audit.record(tx, `task.${what}`, id);
      return ok(task);
    });
  }

  private async contactOf(tx: Tx, { accountId }: Task, contactId: string): Promise<Contact | undefined> {
    const contact = isId(contactId) ? await this.contacts.byId(tx, contactId) : undefined;
    return contact && contact.accountId === accountId ? contact : undefined;
  }
}

const ONLY_PEOPLE: CodedError = { code: 'TASK_WORK_BY_PEOPLE', message: 'Only a person can do this.' };

function refusalOf({ state }: Task, me: User | null): CodedError | null {
  if (!me) return ONLY_PEOPLE;
  return state === 'open' ? null : { code: 'TASK_ENDED', message: `This task is ${state} already. Reopen it first.` };
}

const nameOf = ({ firstName, lastName, email }: Contact): string =>
  [firstName, lastName].filter(Boolean).join(' ') || (email ?? '');

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
