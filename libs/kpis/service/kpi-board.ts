// The board: every measure as it stands, against 30 days before, with the goals that it serves.
import { Injectable } from '@nestjs/common';
import { fail } from '#kernel';
import type { Tx } from '#platform/database';
import { addDays } from '../rules/days.js';
import type { KpiGoal } from '../rules/goal.js';
import type { Measure } from '../rules/measure.js';
import { KpiService, type SeriesPoint } from './kpi.service.js';

export const TREND_DAYS = 30;

export interface BoardEntry extends Omit<Measure, 'spans' | 'part' | 'rows' | 'reads'> {
  readonly partName: string | null;
  readonly latest: SeriesPoint;
  readonly before: SeriesPoint;
  readonly change: number;
  readonly goals: KpiGoal[];
}

@Injectable()
export class KpiBoard {
  constructor(private readonly kpiService: KpiService) {}

  async kpis(tx: Tx, accountId: string | null): Promise<BoardEntry[]> {
    const goals = await this.kpiService.goals(tx);
    const board: BoardEntry[] = [];
    for (const measure of this.kpiService.measures()) board.push(await this.entry(tx, measure, accountId, goals));
    return board;
  }

  private async entry(
    tx: Tx,
    measure: Measure,
    accountId: string | null,
    goals: readonly KpiGoal[],
  ): Promise<BoardEntry> {
    const { key, name, description, unit, better, part } = measure;
    const today = this.kpiService.today();
    const points = await this.kpiService.series(tx, key, addDays(today, -TREND_DAYS), today, accountId);
    const [before, latest] = [points.at(0), points.at(-1)];
    if (!before || !latest) return fail('KPI_EMPTY', `The measure “${name}” has no points.`);
    return {
      ...{ key, name, description, unit, better, partName: part?.name ?? null },
      ...{ latest, before, change: latest.value - before.value },
      goals: goals.filter(({ kpis }) => kpis.some((kpi) => kpi.measure === key)),
    };
  }
}
