// Gives everybody in the audience of a launched run their message, in steps that a kill may interrupt anywhere.
import { Injectable } from '@nestjs/common';
import { MailingService } from '#delivery';
import { Clock, isTimeZone } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { dueIn } from '../rules/schedule.js';
import { CampaignRunRepository, type PlanningRun } from '../store/campaign-run.repository.js';

/** The first step is small, so that the first mail doesn't wait for the last row. */
const FIRST_STEP = 500;
const STEP = 5_000;
const MAIL = 'mail';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const SCHEDULED = 'scheduled ';

@Injectable()
export class PlanRuns {
  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly runs: CampaignRunRepository,
    private readonly mailings: MailingService,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while (await this.database.tx(SYSTEM, (tx) => this.step(tx)));
  }

  /** One step of one run; false where there is none. */
  private async step(tx: Tx): Promise<boolean> {
    const run = await this.runs.takePlanning(tx);
    if (!run) return false;
    const limit = run.plannedThrough ? STEP : FIRST_STEP;
    const { count, last, zones } = await this.runs.nextMembers(tx, run, limit);
    const { due, fallback } = this.dueTimes(run, zones);
    if (count > 0)
      await this.mailings.plan(tx, {
        mailingId: run.id,
        step: MAIL,
        occurrence: 0,
        audience: this.runs.audience(run, limit, due, fallback),
        now: this.clock.now(),
      });
    const complete = count < limit;
    await this.runs.setProgress(tx, run.id, last, complete);
    if (complete) await this.mailings.planned(tx, run.id);
    return true;
  }

  /** By schedule: at the recipient's own hour. By hand: now. */
  private dueTimes({ key, definition }: PlanningRun, zones: readonly string[]) {
    const day = key.startsWith(SCHEDULED) ? key.slice(SCHEDULED.length) : '';
    if (!DAY.test(day)) return { due: new Map<string, Date>(), fallback: this.clock.now() };
    const at = (zone: string) => dueIn(zone, day, definition.schedule);
    return {
      due: new Map(zones.filter(isTimeZone).map((zone) => [zone, at(zone)])),
      fallback: at(this.config.BELLWETHER_TIME_ZONE),
    };
  }
}
