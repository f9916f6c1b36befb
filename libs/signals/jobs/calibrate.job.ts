// Learns from the labels of the day, every night.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { CalibrateSignals } from '../service/calibrate-signals.js';

@Handles(jobKind<object>('batch', 'signals.calibrate'), { every: '30 2 * * *' })
@Injectable()
export class CalibrateJob implements JobHandler<object> {
  constructor(private readonly calibrating: CalibrateSignals) {}

  async run(): Promise<void> {
    await this.calibrating.run();
  }
}
