// The worker process, composed: every room's jobs and subscribers. No GraphQL.
import { Module, type DynamicModule } from '@nestjs/common';
import { AccessJobsModule } from '#access/jobs';
import { AlertsJobsModule } from '#alerts/jobs';
import { CampaignsJobsModule } from '#campaigns/jobs';
import { ClocksJobsModule } from '#clocks/jobs';
import { DeliveryJobsModule } from '#delivery/jobs';
import { DeskModule } from '#desk';
import { EscalationsJobsModule } from '#escalations/jobs';
import { ImportsJobsModule } from '#imports/jobs';
import { InboundJobsModule } from '#inbound/jobs';
import { KpisJobsModule } from '#kpis/jobs';
import { PlatformModule } from '#platform';
import type { Config } from '#platform/config';
import { EventPumpModule } from '#platform/events';
import type { Log } from '#platform/log';
import { AnsweringModule } from '#platform/queue';
import { PlaysJobsModule } from '#plays/jobs';
import { PredictionsJobsModule } from '#predictions/jobs';
import { FactsJobsModule } from '#facts/jobs';
import { SegmentsJobsModule } from '#segments/jobs';
import { TasksJobsModule } from '#tasks/jobs';
import { SignalsJobsModule } from '#signals/jobs';
import { TriageJobsModule } from '#triage/jobs';

@Module({})
export class WorkerModule {
  static async with(config: Config, log: Log): Promise<DynamicModule> {
    return {
      module: WorkerModule,
      imports: [
        await PlatformModule.with(config, log, 'bellwether-worker'),
        AccessJobsModule,
        ClocksJobsModule,
        SignalsJobsModule,
        EscalationsJobsModule,
        PredictionsJobsModule,
        AlertsJobsModule,
        TriageJobsModule,
        ImportsJobsModule,
        KpisJobsModule,
        FactsJobsModule,
        SegmentsJobsModule,
        PlaysJobsModule,
        TasksJobsModule,
        CampaignsJobsModule,
        DeliveryJobsModule,
        // Takes the mail that comes in for cases.
        DeskModule,
        InboundJobsModule,
        EventPumpModule,
        AnsweringModule,
      ],
    };
  }
}
