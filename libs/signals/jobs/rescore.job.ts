// A worker reads on for some seconds, then rings again, so that nobody else waits behind it.
import { Injectable } from '@nestjs/common';
import { Handles, JobQueue, type JobHandler } from '#platform/queue';
import { Rescore } from '../service/rescore.js';
import { RESCORE } from '../service/signal-jobs.js';

const STRETCH_MS = 5_000;

@Handles(RESCORE, { every: 60_000 })
@Injectable()
export class RescoreJob implements JobHandler<object> {
  constructor(
    private readonly rescoring: Rescore,
    private readonly queue: JobQueue,
  ) {}

  async run(): Promise<void> {
    const until = performance.now() + STRETCH_MS;
    let more = true;
    while (more && performance.now() < until) more = await this.rescoring.step();
    if (more) await this.queue.ring(RESCORE, {}, { once: 'rescore' });
  }
}
