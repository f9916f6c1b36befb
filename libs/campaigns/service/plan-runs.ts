// Enrols everybody in the audience of a launched run, in steps that a kill may interrupt anywhere, and closes runs that have no more to decide.
import { Injectable } from '@nestjs/common';
import { MailingService } from '#delivery';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { campaignSchema } from '../rules/campaign.js';
import { sendsOf, programOf } from '../rules/program.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';
import { EnrolContacts } from './enrol-contacts.js';

/** The first step is small, so that the first mail doesn't wait for the last row. */
const FIRST_STEP = 500;
const STEP = 5_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const SCHEDULED = 'scheduled ';

@Injectable()
export class PlanRuns {
  constructor(
    private readonly database: Database,
    private readonly runs: CampaignRunRepository,
    private readonly mailings: CampaignMailingRepository,
    private readonly sending: MailingService,
    private readonly enrolling: EnrolContacts,
  ) {}

  /** One step of one run; false where there is none. */
  step(): Promise<boolean> {
    return this.database.tx(SYSTEM, (tx) => this.in(tx));
  }

  /** Everybody has been decided on: what is planned is all there is. */
  close(): Promise<void> {
    return this.database.tx(SYSTEM, async (tx) => {
      for (const mailing of await this.runs.decided(tx)) await this.sending.planned(tx, mailing);
    });
  }

  private async in(tx: Tx): Promise<boolean> {
    const run = await this.runs.takePlanning(tx);
    if (!run) return false;
    const definition = campaignSchema.parse(run.definition);
    await this.ownMailing(tx, run.id, definition);
    const limit = run.plannedThrough ? STEP : FIRST_STEP;
    const members = await this.runs.nextMembers(tx, run, definition.audience.roles ?? null, limit);
    // Once nobody is left; by then those before have been decided on.
    const day = run.key.startsWith(SCHEDULED) ? run.key.slice(SCHEDULED.length) : '';
    await this.enrolling.run(
      tx,
      { id: run.id, campaignId: run.campaignId, definition, day: DAY.test(day) ? day : null },
      members.map((member) => ({ ...member, entry: run.id, occurrence: 0 })),
    );
    await this.runs.setProgress(tx, run.id, members.at(-1)?.contactId ?? null, members.length === 0);
    return true;
  }

  /** A run's own mailing is that of its first mail. */
  private async ownMailing(tx: Tx, runId: string, definition: ReturnType<typeof campaignSchema.parse>): Promise<void> {
    if ((await this.mailings.of(tx, runId)).length > 0) return;
    const step = sendsOf(programOf(definition))[0]?.send ?? '';
    await this.mailings.insert(tx, { mailingId: runId, runId, step, variant: '', locale: '' }, definition.hours);
  }
}
