// Looks at who has reached the goal of a campaign meanwhile: those who got its mails, and those who were left out to compare.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { campaignSchema } from '../rules/campaign.js';
import { GoalRepository } from '../store/goal.repository.js';
import { AskCondition } from './ask-condition.js';

const EVERY_MINUTES = 10;
const BATCH = 5_000;

@Injectable()
export class MeasureGoals {
  constructor(
    private readonly database: Database,
    private readonly goals: GoalRepository,
    private readonly conditions: AskCondition,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while (await this.database.tx(SYSTEM, (tx) => this.one(tx)));
  }

  private async one(tx: Tx): Promise<boolean> {
    const now = this.clock.now();
    const run = await this.goals.take(tx, EVERY_MINUTES, now);
    const reached = run && campaignSchema.parse(run.definition).reached;
    if (!reached) return false;
    let after: string | null = null;
    do {
      const rows = await this.goals.next(tx, run.runId, reached.withinDays, after, BATCH, now);
      const holds = await this.conditions.of(
        tx,
        run.runId,
        reached.when,
        rows.map(({ contactId }) => contactId),
      );
      const found = rows.filter(({ contactId }) => holds.has(contactId)).map(({ id }) => id);
      await this.goals.reached(tx, found, now);
      after = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null;
    } while (after !== null);
    return true;
  }
}
