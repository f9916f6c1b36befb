// Takes whoever enters the segment of a campaign that is on, once or again as it says.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import { Clock } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { campaignSchema, type CampaignDefinition } from '../rules/campaign.js';
import { CampaignRunRepository, type StandingRun } from '../store/campaign-run.repository.js';
import { EnrolmentRepository, type Candidate } from '../store/enrolment.repository.js';
import { MergeRepository } from '../store/merge.repository.js';
import { EnrolContacts, type Entrant } from './enrol-contacts.js';

type Arrival = Candidate & { readonly membershipId: string };
/** What names the only time, where somebody gets it once. */
const ONCE = 'once';

@Injectable()
export class EnrolEntrants {
  constructor(
    private readonly runs: CampaignRunRepository,
    private readonly enrolments: EnrolmentRepository,
    private readonly enrolling: EnrolContacts,
    private readonly merging: MergeRepository,
    private readonly facts: Facts,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** Memberships that began, as they stand now. */
  async entered(tx: Tx, membershipIds: readonly string[], segmentIds: readonly string[]): Promise<void> {
    for (const run of await this.runs.standing(tx, segmentIds)) {
      const definition = campaignSchema.parse(run.definition);
      const roles = definition.audience.roles ?? null;
      await this.enrol(tx, run, definition, await this.runs.entrants(tx, run, membershipIds, roles));
    }
  }

  /** Everybody who is there: somebody asked for them. */
  async present(tx: Tx, run: Pick<StandingRun, 'id' | 'campaignId' | 'definition' | 'segmentId'>): Promise<void> {
    const definition = campaignSchema.parse(run.definition);
    const roles = definition.audience.roles ?? null;
    await this.enrol(tx, run, definition, await this.runs.present(tx, run.segmentId, roles));
  }

  private async enrol(
    tx: Tx,
    run: Pick<StandingRun, 'id' | 'campaignId'>,
    definition: CampaignDefinition,
    arrivals: readonly Arrival[],
  ): Promise<void> {
    if (arrivals.length === 0) return;
    const ids = arrivals.map(({ contactId }) => contactId);
    const before = await this.enrolments.before(tx, run.id, run.campaignId, ids);
    const entryOf = await this.entries(tx, definition, ids);
    const entrants = arrivals.flatMap((arrival): Entrant[] => {
      const known = before.get(arrival.contactId);
      const entry = entryOf(arrival);
      // Somebody who is still in the middle of it isn't begun with again.
      if (entry === null || known?.active || known?.entries.includes(entry)) return [];
      return [{ ...arrival, entry, occurrence: known?.times ?? 0 }];
    });
    await this.enrolling.run(tx, { id: run.id, campaignId: run.campaignId, definition, day: null }, entrants);
  }

  private async entries(
    tx: Tx,
    { reentry = 'never' }: CampaignDefinition,
    contactIds: readonly string[],
  ): Promise<(arrival: Arrival) => string | null> {
    if (reentry === 'never') return () => ONCE;
    if (reentry === 'after-leaving') return ({ membershipId }) => membershipId;
    const moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const values = await this.merging.facts(tx, contactIds, [reentry.each], await this.facts.in(tx), moment);
    return ({ contactId }) => {
      const value = values.get(contactId)?.[reentry.each] ?? null;
      // Without a value there is nothing that it would be about.
      return value === null ? null : `each ${JSON.stringify(value)}`.slice(0, 200);
    };
  }
}
