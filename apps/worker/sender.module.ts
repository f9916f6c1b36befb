// A worker that does nothing but send: the mail engine, and the rooms that fill its mails in. No queue is answered, no event read.
import { Module, type DynamicModule } from '@nestjs/common';
import { CampaignsModule } from '#campaigns';
import { DeliveryJobsModule } from '#delivery/jobs';
import { PlatformModule } from '#platform';
import type { Config } from '#platform/config';
import type { Log } from '#platform/log';

@Module({})
export class SenderModule {
  static async with(config: Config, log: Log): Promise<DynamicModule> {
    return {
      module: SenderModule,
      imports: [await PlatformModule.with(config, log, 'bellwether-sender'), CampaignsModule, DeliveryJobsModule],
    };
  }
}
