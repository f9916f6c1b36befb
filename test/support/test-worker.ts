// A worker's parts on a database: subscribers and jobs, without timers of its own unless asked.
import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { Clock, type FixedClock } from '#kernel';
import type { Config } from '#platform/config';
import { EventPump } from '#platform/events';
import { makeLog } from '#platform/log';

export interface TestWorker {
  readonly app: INestApplicationContext;
  /** until every event written so far is read by everyone */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export async function startWorker(config: Config, clock: FixedClock): Promise<TestWorker> {
  const module = await Test.createTestingModule({
    imports: [await WorkerModule.with(config, makeLog('test', config.LOG_LEVEL))],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  const app = await module.init();
  return { app, drain: () => app.get(EventPump).drain(), close: () => app.close() };
}
