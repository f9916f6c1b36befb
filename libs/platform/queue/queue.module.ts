// Ringing is for every process; answering is the worker's, and its boot fails on a missing or doubled handler.
import { Global, Inject, Injectable, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { InjectConfig, type Config } from '#platform/config';
import { Database, installationName, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { BullmqQueue } from './bullmq-queue.js';
import { JobQueue } from './job-queue.js';
import { findHandlers } from './job.js';

@Injectable()
class OpenQueue extends BullmqQueue implements OnModuleDestroy {
  constructor(@InjectConfig() config: Config, @InjectLog() log: Log) {
    super(config, log);
  }

  onModuleDestroy(): Promise<void> {
    return this.close();
  }
}

@Global()
@Module({
  providers: [
    OpenQueue,
    {
      provide: JobQueue,
      inject: [OpenQueue, Database],
      useFactory: async (queue: OpenQueue, database: Database) => {
        await queue.open(await database.tx(SYSTEM, installationName));
        return queue;
      },
    },
  ],
  exports: [JobQueue],
})
export class QueueModule {}

/** Tests put another in its place, which leaves the clock out. */
@Injectable()
export class Answering implements OnApplicationBootstrap {
  constructor(
    @Inject(JobQueue) private readonly queue: JobQueue,
    private readonly discovery: DiscoveryService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.answer(findHandlers(this.discovery));
  }
}

@Module({ imports: [DiscoveryModule], providers: [Answering] })
export class AnsweringModule {}
