// Every few seconds: what has become due is told, and a change of policies is carried on.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { SetClocks } from '../service/set-clocks.js';

const EVERY_MS = 15_000;

export const SWEEP_CLOCKS = jobKind<Record<string, never>>('clock', 'clocks.sweep');

@Handles(SWEEP_CLOCKS, { every: EVERY_MS })
@Injectable()
export class SweepClocksJob implements JobHandler {
  constructor(private readonly setting: SetClocks) {}

  async run(): Promise<void> {
    await this.setting.sweep();
    await this.setting.reset();
  }
}
