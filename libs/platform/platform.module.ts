// Everything that api and worker have in common, opened with one configuration.
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '#kernel';
import { ConfigModule, type Config } from '#platform/config';
import { DatabaseModule } from '#platform/database';
import { EventsModule } from '#platform/events';
import { LogModule, type Log } from '#platform/log';
import { MetricsModule } from '#platform/metrics';
import { QueueModule } from '#platform/queue';

@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
class ClockModule {}

@Module({})
export class PlatformModule {
  static async with(config: Config, log: Log, processName: string): Promise<DynamicModule> {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(config),
        LogModule.with(log),
        MetricsModule,
        ClockModule,
        await DatabaseModule.with(config, processName),
        EventsModule,
        QueueModule,
      ],
    };
  }
}
