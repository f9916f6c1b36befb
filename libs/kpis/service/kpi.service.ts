// What the KPI pages ask: the board, a measure over time, the rows behind a number; and the goals that blocs bring.
import { Inject, Injectable } from '@nestjs/common';
import { Clock, groupBy, ok, unwrap, type Page, type PageRequest, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { addDays, checkRange, countedDays, dayOf, daysBetween, type CountedDay } from '../rules/days.js';
import { checkGoal, type KpiGoal } from '../rules/goal.js';
import { MeasureCatalogue } from '../rules/measure-catalogue.js';
import { hasPart, type Measure } from '../rules/measure.js';
import {
  CountRepository,
  type AccountCount,
  type Count,
  type CountedNumber,
  type CountedRow,
} from '../store/count.repository.js';
import { GoalRepository } from '../store/goal.repository.js';
import { PointRepository, type Revision } from '../store/point.repository.js';

export interface SeriesPoint extends Count {
  /** true: the day isn't over, so this is its value now */
  readonly provisional: boolean;
  readonly revisions: readonly Revision[];
}

/** Which number: a measure on a day, of all accounts or of one; whole, or its part. */
export interface NumberKey {
  readonly measure: string;
  readonly day: string;
  readonly accountId?: string | null;
  readonly part?: boolean | null;
}

@Injectable()
export class KpiService {
  constructor(
    @Inject(MeasureCatalogue) private readonly catalogue: MeasureCatalogue,
    private readonly counts: CountRepository,
    private readonly points: PointRepository,
    private readonly goalRows: GoalRepository,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  measures(): Measure[] {
    return this.catalogue.all();
  }

  today(): string {
    return dayOf(this.clock.now(), this.config.BELLWETHER_TIME_ZONE);
  }

  goals(tx: Tx): Promise<KpiGoal[]> {
    return this.goalRows.all(tx);
  }

  async putGoal(tx: Tx, goal: KpiGoal): Promise<Result<'created' | 'changed' | 'same'>> {
    const checked = checkGoal(goal, this.catalogue);
    return checked.ok ? ok(await this.goalRows.put(tx, checked.value, this.clock.now())) : checked;
  }

  /**
   * One point a day, both ends included, none after today. Who sees all accounts gets the kept points; who asks about one
   * account, or sees only some, what the rows in their sight come to.
   */
  async series(tx: Tx, key: string, from: string, to: string, accountId: string | null): Promise<SeriesPoint[]> {
    const measure = unwrap(this.catalogue.find(key));
    unwrap(checkRange(from, to));
    const today = this.today();
    const until = to < today ? to : today;
    const kept = accountId === null && (await this.points.seesAll(tx)) ? await this.kept(tx, measure, from, until) : [];
    const [first, last] = [kept.at(0), kept.at(-1)];
    // Points are kept without gaps, so before the first one there was nothing to count.
    const before = first ? daysBetween(from, addDays(first.day, -1)) : [];
    const after = daysBetween(last ? addDays(last.day, 1) : from, until);
    const counted = await this.counts.series(tx, measure, this.countedDays(after), accountId);
    return [
      ...before.map((day) => ({
        day,
        value: measure.form === 'days' ? null : 0,
        part: hasPart(measure) && measure.form !== 'days' ? 0 : null,
        amounts: null,
        provisional: false,
        revisions: [],
      })),
      ...kept,
      ...counted.map((count) => ({ ...count, provisional: count.day === today, revisions: [] })),
    ];
  }

  rows(tx: Tx, number: NumberKey, request: PageRequest): Promise<Page<CountedRow>> {
    const { counted, end } = this.behind(number);
    return this.counts.rows(tx, counted, end, number.accountId ?? null, request);
  }

  byAccount(tx: Tx, number: NumberKey, limit: number): Promise<AccountCount[]> {
    const { counted, end } = this.behind(number);
    return this.counts.byAccount(tx, counted, end, limit);
  }

  private behind({ measure, day, part }: NumberKey): { counted: CountedNumber; end: Date } {
    const counted = { measure: unwrap(this.catalogue.find(measure)), part: part ?? false };
    unwrap(checkRange(day, day));
    const [asked] = this.countedDays([day]);
    return { counted, end: asked?.end ?? this.clock.now() };
  }

  private async kept(tx: Tx, { key }: Measure, from: string, to: string): Promise<SeriesPoint[]> {
    const points = await this.points.list(tx, key, from, to);
    const revisions = groupBy(
      await this.points.revisions(
        tx,
        points.map(({ id }) => id),
      ),
      ({ pointId }) => pointId,
    );
    return points.map(({ id, day, value, part, amounts }) => ({
      day,
      value,
      part,
      amounts,
      provisional: false,
      revisions: revisions.get(id) ?? [],
    }));
  }

  private countedDays(days: readonly string[]): CountedDay[] {
    return countedDays(days, this.config.BELLWETHER_TIME_ZONE, this.clock.now());
  }
}
