// What a backtest has found so far, over all its looks.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { judged, type Tally } from '../rules/index.js';
import { BacktestRepository, type Foreseen } from '../store/backtest.repository.js';

export type Summary = Tally & Foreseen & ReturnType<typeof judged>;

@Injectable()
export class BacktestReport {
  constructor(private readonly backtests: BacktestRepository) {}

  async summary(tx: Tx, id: string): Promise<Summary> {
    const looks = await this.backtests.looks(tx, id);
    const sum = (of: (tally: Tally) => number) => looks.reduce((total, look) => total + of(look), 0);
    const tally = {
      members: sum(({ members }) => members),
      hits: sum(({ hits }) => hits),
      everybody: sum(({ everybody }) => everybody),
      everybodyHits: sum(({ everybodyHits }) => everybodyHits),
    };
    return { ...tally, ...judged(tally), ...(await this.backtests.foreseen(tx, id)) };
  }
}
