// Makes the looks of backtests that people have asked for.
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { BacktestService } from '../service/backtest.service.js';
import { RUN_BACKTESTS } from '../service/run-backtests.kind.js';

const EVERY_MS = 5_000;

@Handles(RUN_BACKTESTS, { every: EVERY_MS })
@Injectable()
export class RunBacktestsJob implements JobHandler<object> {
  constructor(private readonly backtests: BacktestService) {}

  run(): Promise<void> {
    return this.backtests.run();
  }
}
