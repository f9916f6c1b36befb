// The board: every measure as it stands, against 30 days before, with the goals that it serves.
import { Injectable } from '@nestjs/common';
import { fail } from '#kernel';
import type { Tx } from '#platform/database';
import { addDays } from '../rules/days.js';
import type { KpiGoal } from '../rules/goal.js';
import type { MeasureForm } from '../rules/figures.js';
import type { Measure } from '../rules/measure.js';
import { KpiService, type SeriesPoint } from './kpi.service.js';

export const TREND_DAYS = 30;

export interface BoardEntry extends Pick<Measure, 'key' | 'name' | 'description' | 'unit' | 'better'> {
  readonly form: MeasureForm;
  readonly partName: string | null;
  readonly latest: SeriesPoint;
  readonly before: SeriesPoint;
  /** null where one of the two days has no data */
  readonly change: number | null;
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
    const { key, name, description, unit, better, form = 'count', part, partName = part?.name ?? null } = measure;
    const today = this.kpiService.today();
    const points = await this.kpiService.series(tx, key, addDays(today, -TREND_DAYS), today, accountId);
    const [before, latest] = [points.at(0), points.at(-1)];
    if (!before || !latest) return fail('KPI_EMPTY', `The measure “${name}” has no points.`);
    return {
      ...{ key, name, description, unit, form, better, partName },
      ...{
        latest,
        before,
        change: latest.value === null || before.value === null ? null : latest.value - before.value,
      },
      goals: goals.filter(({ kpis }) => kpis.some((kpi) => kpi.measure === key)),
    };
  }
}
