// Launches what its schedule says, in time or not at all: an hour that was missed waits for a person.
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { isRecurring } from '../rules/campaign.js';
import { lastOccurrence } from '../rules/schedule.js';
import { CampaignRunRepository } from '../store/campaign-run.repository.js';
import { CampaignRepository } from '../store/campaign.repository.js';
import { LaunchCampaign } from './launch-campaign.js';
import { SCHEDULED } from './plan-runs.js';

@Injectable()
export class LaunchDue {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignRepository,
    private readonly runs: CampaignRunRepository,
    private readonly launching: LaunchCampaign,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  run(): Promise<void> {
    return this.database.tx(SYSTEM, async (tx) => {
      for (const { id, key, definition, scheduledAt } of await this.campaigns.scheduled(tx)) {
        if (!isRecurring(definition.schedule)) continue;
        const { day, opensAt, inTime } = lastOccurrence(definition.schedule, this.clock.now());
        const runKey = `${SCHEDULED}${day}`;
        if (!inTime || !scheduledAt || opensAt < scheduledAt || (await this.runs.byKey(tx, id, runKey))) continue;
        const launched = await this.launching.in(tx, key, runKey);
        if (!launched.ok)
          this.log.error({ campaign: key, code: launched.error.code }, 'a scheduled campaign could not be launched');
      }
    });
  }
}
