// A goal is what a measure is watched for: named by a SuccessBLOC, served by one measure or several.
import { err, ok, type Result } from '#kernel';
import type { MeasureCatalogue } from './measure-catalogue.js';
import type { Better } from './measure.js';

export interface KpiGoal {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly kpis: readonly GoalKpi[];
}

export interface GoalKpi {
  readonly measure: string;
  /** what the goal calls the measure */
  readonly name: string;
  readonly better: Better;
}

export function checkGoal(goal: KpiGoal, catalogue: MeasureCatalogue): Result<KpiGoal> {
  for (const { measure, better } of goal.kpis) {
    const known = catalogue.find(measure);
    if (!known.ok) return known;
    if (known.value.better !== better)
      return err('GOAL_DIRECTION_INVALID', `“${known.value.name}” is better when it is ${known.value.better}.`, {
        measure,
      });
  }
  return ok(goal);
}
