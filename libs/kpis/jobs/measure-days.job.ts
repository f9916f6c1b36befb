// Every few minutes: the day that has just ended is counted soon after midnight, late news soon after it came.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { MeasureDays } from '../service/measure-days.js';

const EVERY_MS = 3 * 60_000;

export const MEASURE_DAYS = jobKind<Record<string, never>>('clock', 'kpis.measure-days');

@Handles(MEASURE_DAYS, { every: EVERY_MS })
@Injectable()
export class MeasureDaysJob implements JobHandler {
  constructor(private readonly measuring: MeasureDays) {}

  run(): Promise<void> {
    return this.measuring.run();
  }
}
