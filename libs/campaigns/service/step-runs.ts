// Moves enrolments that are due one instruction on, many at once; every decision reads what is committed at that moment.
import { Injectable } from '@nestjs/common';
import { MailingService } from '#delivery';
import { Clock, groupBy } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { campaignSchema, exitOf, type CampaignDefinition } from '../rules/campaign.js';
import { later, nextAllowed, nextLocalTime } from '../rules/hours.js';
import { END, programOf, type Instruction } from '../rules/program.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { ConditionRepository } from '../store/condition.repository.js';
import { GoalRepository } from '../store/goal.repository.js';
import { CampaignSettingsRepository } from '../store/settings.repository.js';
import { SteppingRepository, type DueEnrolment, type DueSet, type Move } from '../store/stepping.repository.js';
import { AskCondition } from './ask-condition.js';

/** How soon a wait for something is looked at again when nothing tells of it. */
const LOOK_AGAIN = { minutes: 15 };
const RELEASE_EVERY = 3;
export const TASK_WANTED = 'campaign.task-wanted';

type At<K extends Instruction['kind']> = Extract<Instruction, { kind: K }>;

@Injectable()
export class StepRuns {
  private rounds = 0;

  constructor(
    private readonly database: Database,
    private readonly stepping: SteppingRepository,
    private readonly mailings: CampaignMailingRepository,
    private readonly sending: MailingService,
    private readonly conditions: AskCondition,
    private readonly leaving: ConditionRepository,
    private readonly goals: GoalRepository,
    private readonly settings: CampaignSettingsRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    if (this.rounds++ % RELEASE_EVERY === 0)
      await this.database.tx(SYSTEM, (tx) => this.stepping.release(tx, this.clock.now()));
    while (await this.database.tx(SYSTEM, (tx) => this.step(tx)));
  }

  private async step(tx: Tx): Promise<boolean> {
    const due = await this.stepping.take(tx, this.clock.now());
    if (!due) return false;
    const set = { ...due, definition: campaignSchema.parse(due.definition) };
    const staying = await this.exits(tx, set);
    const instruction = programOf(set.definition)[set.position];
    const moves = !instruction
      ? staying.map((each) => goTo(each, END, this.clock.now()))
      : await this.perform(tx, set, instruction, staying);
    await this.stepping.move(tx, moves, this.clock.now());
    return true;
  }

  /** Takes out whose goal is reached or who has left; answers with the others. */
  private async exits(tx: Tx, { runId, segmentId, definition, enrolments }: DueSet): Promise<readonly DueEnrolment[]> {
    const exit = exitOf(definition);
    const reasons = new Map<string, string>();
    const contacts = enrolments.map(({ contactId }) => contactId);
    if (exit.segmentLeft) {
      const left = await this.leaving.left(tx, contacts, segmentId);
      for (const { id, contactId } of enrolments) if (left.has(contactId)) reasons.set(id, 'left the segment');
    }
    if (definition.reached) {
      const now = await this.conditions.of(tx, runId, definition.reached.when, contacts);
      const fresh = enrolments.filter(({ contactId }) => now.has(contactId)).map(({ id }) => id);
      await this.goals.reached(tx, fresh, this.clock.now());
      if (exit.goalReached)
        for (const id of await this.goals.had(
          tx,
          enrolments.map(({ id }) => id),
        ))
          reasons.set(id, 'goal reached');
    }
    for (const [reason, ids] of groupBy([...reasons], ([, why]) => why)) {
      const out = ids.map(([id]) => id);
      await this.stepping.move(
        tx,
        out.map((id) => ({ ...STOPPED, id, reason })),
        this.clock.now(),
      );
      await this.sending.withdraw(tx, await this.stepping.waitingMails(tx, out), reason);
    }
    return enrolments.filter(({ id }) => !reasons.has(id));
  }

  private perform(tx: Tx, set: DueSet, instruction: Instruction, due: readonly DueEnrolment[]): Promise<Move[]> {
    if (due.length === 0) return Promise.resolve([]);
    if (instruction.kind === 'send') return this.send(tx, set, instruction, due);
    if (instruction.kind === 'wait') return this.wait(tx, set, instruction, due);
    if (instruction.kind === 'branch') return this.branch(tx, set, instruction, due);
    return this.task(tx, set, instruction, due);
  }

  private async send(
    tx: Tx,
    { runId, definition }: DueSet,
    { step, next }: At<'send'>,
    due: readonly DueEnrolment[],
  ): Promise<Move[]> {
    const now = this.clock.now();
    const known = (await this.mailings.of(tx, runId)).filter((each) => each.step === step.send);
    const { shelfDays } = await this.settings.get(tx);
    const timeOf = timesOf(definition, now);
    for (const [key, group] of groupBy(due, (each) => JSON.stringify([each.arm, each.locale, each.occurrence]))) {
      const [variant, locale, occurrence] = JSON.parse(key) as [string, string, number];
      const fits = (each: { variant: string; locale: string }) =>
        (each.variant === variant || each.variant === '') && (each.locale === locale || each.locale === '');
      // The closest one is the last in the order of variant and language.
      const mailing = known.filter(fits).sort((a, b) => (a.variant + a.locale < b.variant + b.locale ? 1 : -1))[0];
      await this.sending.plan(tx, {
        mailingId: mailing?.mailingId ?? runId,
        ...{ step: step.send, occurrence, now, shelfDays },
        audience: this.stepping.audience(new Map(group.map((each) => [each.id, timeOf(each)]))),
      });
    }
    return due.map((each) => ({ ...goTo(each, next, now), awaiting: next !== END }));
  }

  private async wait(
    tx: Tx,
    { runId, position }: DueSet,
    { wait, next }: At<'wait'>,
    due: readonly DueEnrolment[],
  ): Promise<Move[]> {
    const now = this.clock.now();
    const isOver = ({ waitUntil }: DueEnrolment) => waitUntil !== null && waitUntil <= now;
    if (!('for' in wait)) {
      const until = (each: DueEnrolment) =>
        'until' in wait ? nextLocalTime(wait.until, wait.on, each.zone, now) : later(now, wait, each.zone);
      return due.map((each) => (isOver(each) ? goTo(each, next, now) : stay(each, position, until(each), until(each))));
    }
    const holds = await this.conditions.of(
      tx,
      runId,
      wait.for,
      due.map(({ contactId }) => contactId),
    );
    return due.map((each) => {
      if (holds.has(each.contactId) || isOver(each)) return goTo(each, next, now);
      const until = each.waitUntil ?? later(now, wait.atMost, each.zone);
      const look = later(now, LOOK_AGAIN, each.zone);
      return stay(each, position, look < until ? look : until, until);
    });
  }

  private async branch(
    tx: Tx,
    { runId }: DueSet,
    { arms, next }: At<'branch'>,
    due: readonly DueEnrolment[],
  ): Promise<Move[]> {
    const now = this.clock.now();
    const moves: Move[] = [];
    let open = due;
    for (const arm of arms) {
      const holds = await this.conditions.of(
        tx,
        runId,
        arm.when,
        open.map(({ contactId }) => contactId),
      );
      moves.push(...open.filter(({ contactId }) => holds.has(contactId)).map((each) => goTo(each, arm.next, now)));
      open = open.filter(({ contactId }) => !holds.has(contactId));
    }
    return [...moves, ...open.map((each) => goTo(each, next, now))];
  }

  /** The room that keeps tasks makes it, from the event. */
  private async task(
    tx: Tx,
    { runId }: DueSet,
    { step, next }: At<'task'>,
    due: readonly DueEnrolment[],
  ): Promise<Move[]> {
    const now = this.clock.now();
    await this.events.append(tx, {
      name: TASK_WANTED,
      subjects: due.map(({ id }) => id),
      origin: 'live',
      occurredAt: now,
      payload: { run: runId, task: step.task },
    });
    return due.map((each) => goTo(each, next, now));
  }
}

/** When a mail that is decided on now may leave, by the clock of each. */
function timesOf({ hours }: CampaignDefinition, now: Date): (each: DueEnrolment) => Date {
  const known = new Map<string, Date>();
  return ({ zone, notBefore }) => {
    const from = notBefore > now ? notBefore : now;
    const key = `${zone} ${from.getTime()}`;
    const time = known.get(key) ?? (hours ? nextAllowed(hours, zone, from) : from);
    known.set(key, time);
    return time;
  };
}

const STOPPED = { position: END, state: 'exited', nextDue: null, waitUntil: null, awaiting: false } as const;

const goTo = ({ id }: DueEnrolment, position: number, now: Date): Move =>
  position === END
    ? { ...STOPPED, id, state: 'done', reason: null }
    : { id, position, state: 'active', reason: null, nextDue: now, waitUntil: null, awaiting: false };

const stay = ({ id }: DueEnrolment, position: number, nextDue: Date, waitUntil: Date): Move => ({
  ...{ id, position, state: 'active', reason: null, nextDue, waitUntil, awaiting: false },
});
