// Starts runs for those who were there when a play was enabled: when rung, and by the clock for what a lost ring or a killed worker left.
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { TAKE_EXISTING } from '../service/take-existing.kind.js';
import { TakeExisting } from '../service/take-existing.js';

const EVERY_MS = 5_000;

@Handles(TAKE_EXISTING, { every: EVERY_MS })
@Injectable()
export class TakeExistingJob implements JobHandler<object> {
  constructor(private readonly taking: TakeExisting) {}

  run(): Promise<void> {
    return this.taking.run();
  }
}
