// A worker's parts on a database: subscribers and jobs. Its clock stands still unless asked: what runs every few minutes would
// otherwise run in the middle of a test now and then.
import 'reflect-metadata';
import { DiscoveryService } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Inject, Injectable, type INestApplicationContext, type OnApplicationBootstrap } from '@nestjs/common';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { Clock, type FixedClock } from '#kernel';
import type { Config } from '#platform/config';
import { EventPump } from '#platform/events';
import { makeLog } from '#platform/log';
import { Answering, findHandlers, JobQueue } from '#platform/queue';

export interface TestWorker {
  readonly app: INestApplicationContext;
  /** until every event written so far is read by everyone */
  drain(): Promise<void>;
  close(): Promise<void>;
}

@Injectable()
class AnsweringRings implements OnApplicationBootstrap {
  constructor(
    @Inject(JobQueue) private readonly queue: JobQueue,
    private readonly discovery: DiscoveryService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.answer(findHandlers(this.discovery).map(({ kind, instance }) => ({ kind, instance })));
  }
}

/** `ticks`: its clock rings too, as it does for users. */
export async function startWorker(config: Config, clock: FixedClock, { ticks = false } = {}): Promise<TestWorker> {
  const built = Test.createTestingModule({
    imports: [await WorkerModule.with(config, makeLog('test', config.LOG_LEVEL))],
  })
    .overrideProvider(Clock)
    .useValue(clock);
  if (!ticks) built.overrideProvider(Answering).useClass(AnsweringRings);
  const app = await (await built.compile()).init();
  return { app, drain: () => app.get(EventPump).drain(), close: () => app.close() };
}
