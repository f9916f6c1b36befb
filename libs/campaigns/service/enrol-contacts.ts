// Puts contacts into a run: their arm, their language and their clock are decided here, once.
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import type { Tx } from '#platform/database';
import { armOf, HOLDOUT } from '../rules/arms.js';
import { exitOf, type CampaignDefinition } from '../rules/campaign.js';
import { bestLocale } from '../rules/locale.js';
import { programOf } from '../rules/program.js';
import { dueIn } from '../rules/schedule.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { EnrolmentRepository, type Candidate, type NewEnrolment } from '../store/enrolment.repository.js';
import { GoalRepository } from '../store/goal.repository.js';
import { AskCondition } from './ask-condition.js';
import { ZoneNames } from './zone-names.js';

export interface Entrant extends Candidate {
  readonly entry: string;
  readonly occurrence: number;
}

export interface EnrolInto {
  readonly id: string;
  readonly campaignId: string;
  readonly definition: CampaignDefinition;
  /** the local day of a run by schedule: nothing leaves before the schedule's time of that day */
  readonly day: string | null;
}

@Injectable()
export class EnrolContacts {
  constructor(
    private readonly enrolments: EnrolmentRepository,
    private readonly mailings: CampaignMailingRepository,
    private readonly goals: GoalRepository,
    private readonly conditions: AskCondition,
    private readonly zones: ZoneNames,
    private readonly clock: Clock,
  ) {}

  /** Answers how many are new. */
  async run(tx: Tx, run: EnrolInto, entrants: readonly Entrant[]): Promise<number> {
    if (entrants.length === 0) return 0;
    const { definition } = run;
    const now = this.clock.now();
    const zoneOf = await this.zones.resolver(tx, definition.hours);
    const locales = [...new Set((await this.mailings.of(tx, run.id)).map(({ locale }) => locale))].filter(Boolean);
    const leads = await this.leads(tx, run.id, entrants);
    const sendsFirst = programOf(definition)[0]?.kind === 'send';
    const rows = entrants.map((entrant): NewEnrolment => {
      const address = entrant.address.toLowerCase();
      const zone = zoneOf(entrant);
      const key = `${entrant.occurrence} ${address}`;
      const lead = address === '' ? undefined : leads.get(key);
      const id = newId();
      const arm = lead?.arm ?? armOf(definition.key, entrant.accountId, definition.experiment);
      const locale = lead?.locale ?? bestLocale(entrant.locale, locales);
      if (!lead && address !== '') leads.set(key, { id, arm, locale });
      const notBefore =
        run.day !== null && 'every' in definition.schedule ? dueIn(zone, run.day, definition.schedule) : now;
      const isHeldOut = arm === HOLDOUT;
      return {
        ...{ id, contactId: entrant.contactId, accountId: entrant.accountId, address, entry: entrant.entry },
        ...{ occurrence: entrant.occurrence, leadId: lead?.id ?? null, arm, locale, zone, enteredAt: now, notBefore },
        state: isHeldOut ? 'holdout' : 'active',
        // A mail is planned at once for the time at which it is due; anything else is decided at that time.
        nextDue: isHeldOut || lead ? null : sendsFirst ? now : notBefore,
      };
    });
    const made = await this.enrolments.insert(tx, run.id, run.campaignId, rows);
    await this.noteReached(tx, run, new Set(made), rows);
    return made.length;
  }

  /** Whoever is where the campaign wants them already is no success of it. */
  private async noteReached(tx: Tx, run: EnrolInto, made: ReadonlySet<string>, rows: readonly NewEnrolment[]) {
    const { reached } = run.definition;
    if (!reached) return;
    const fresh = rows.filter(({ id }) => made.has(id));
    const holds = await this.conditions.of(
      tx,
      run.id,
      reached.when,
      fresh.map(({ contactId }) => contactId),
    );
    const had = fresh.filter(({ contactId }) => holds.has(contactId)).map(({ id }) => id);
    if (had.length > 0) await this.goals.hadBefore(tx, had, exitOf(run.definition).goalReached, this.clock.now());
  }

  private async leads(tx: Tx, runId: string, entrants: readonly Entrant[]) {
    const addresses = entrants.map(({ address }) => address.toLowerCase()).filter(Boolean);
    const known = await this.enrolments.leads(tx, runId, addresses);
    return new Map(known.map(({ address, occurrence, ...lead }) => [`${occurrence} ${address}`, lead]));
  }
}
