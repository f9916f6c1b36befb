// Goals of a bloc, kept by kpis.
import { Injectable } from '@nestjs/common';
import { KpiService } from '#kpis';
import type { KpiGoal } from '#kpis/rules';
import type { Tx } from '#platform/database';
import type { Bloc } from '../../rules/bloc.js';
import { BlocParts, type BlocPart } from '../bloc-parts.js';

@Injectable()
export class GoalsPart implements BlocPart<KpiGoal> {
  readonly kind = 'goal';
  readonly order = 1;

  constructor(
    parts: BlocParts,
    private readonly kpis: KpiService,
  ) {
    parts.register(this);
  }

  of({ goals }: Bloc): readonly KpiGoal[] {
    return goals;
  }

  async current(tx: Tx, keys: readonly string[]): Promise<Map<string, KpiGoal>> {
    const goals = await this.kpis.goals(tx);
    return new Map(goals.filter(({ key }) => keys.includes(key)).map((goal) => [goal.key, goal]));
  }

  put(tx: Tx, goal: KpiGoal): ReturnType<KpiService['putGoal']> {
    return this.kpis.putGoal(tx, goal);
  }

  touches(): Promise<null> {
    return Promise.resolve(null);
  }
}
