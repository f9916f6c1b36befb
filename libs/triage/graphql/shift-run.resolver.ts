// Runs: begun, kept alive, ended; coverage and adoption.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, CurrentViewer, User } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { fail } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { As, Ctx, orRefused, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import { GOAL_PERCENT } from '../rules/index.js';
import { ShiftRuns } from '../service/shift-runs.js';
import { TriageNumbers } from '../service/triage-numbers.js';
import { ShiftRunRepository, type RunWork as Work, type ShiftRun as RunRow } from '../store/shift-run.repository.js';
import { TriageSettingsRepository } from '../store/triage-settings.repository.js';
import { RunWork, ShiftRun, TriageCoverage, TriagePerson, TriageSettings, TriageWeek } from './shift-run.object.js';

const ShiftRunResult = resultUnion('ShiftRunResult', ShiftRun);
const maybeTeam = { type: () => ID, nullable: true };

@Resolver(() => ShiftRun)
export class ShiftRunResolver {
  constructor(
    private readonly repository: ShiftRunRepository,
    private readonly running: ShiftRuns,
    private readonly numbers: TriageNumbers,
    private readonly settings: TriageSettingsRepository,
    private readonly users: UserRepository,
    private readonly database: Database,
  ) {}

  @Allow('triage:run')
  @Query(() => ShiftRun, { nullable: true, description: 'the viewer’s open one' })
  shiftRun(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<RunRow | undefined> {
    return this.repository.current(tx, id);
  }

  @Allow('triage:run')
  @Query(() => [ShiftRun], { description: 'the viewer’s last ones, newest first' })
  shiftRuns(
    @Read() tx: Tx,
    @CurrentViewer() { id }: Viewer,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
  ): Promise<RunRow[]> {
    return this.repository.lately(tx, id, Math.min(Math.max(first, 1), 50));
  }

  @ResolveField(() => RunWork)
  async work(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<Work> {
    const work = await context.load('shiftRun.work', id, (tx, ids) => this.repository.work(tx, ids));
    return work ?? { acted: 0, acknowledged: 0 };
  }

  @ResolveField(() => User, { nullable: true })
  user(@Parent() { userId }: RunRow, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', userId, (tx, ids) => this.users.byIds(tx, ids));
  }

  @Allow('triage:run')
  @Mutation(() => ShiftRun, { description: 'or goes on with the one that is open' })
  startShiftRun(@CurrentViewer() { id }: Viewer, @Args('teamId', maybeTeam) teamId?: string | null): Promise<RunRow> {
    return this.running.start(id, teamId ?? null);
  }

  @Allow('triage:run')
  @Mutation(() => ShiftRun, {
    nullable: true,
    description: 'a sign of life, and with a step that it is done; null: no run is open',
  })
  signShiftRun(
    @CurrentViewer() { id }: Viewer,
    @Args('step', { type: () => Int, nullable: true }) step?: number | null,
  ): Promise<RunRow | null> {
    return this.running.sign(id, step ?? null);
  }

  @Allow('triage:run')
  @Mutation(() => ShiftRunResult)
  async endShiftRun(@CurrentViewer() { id }: Viewer): Promise<RunRow | Refused> {
    return orRefused(await this.running.end(id));
  }

  @Allow('triage:read')
  @Query(() => TriageCoverage, { description: 'of the last days, today included' })
  async triageCoverage(
    @Read() tx: Tx,
    @Args('days', { type: () => Int, defaultValue: 7 }) days: number,
    @Args('teamId', maybeTeam) teamId?: string | null,
  ): Promise<TriageCoverage> {
    const within = Math.min(Math.max(days, 1), 366);
    return { ...(await this.numbers.coverage(tx, within, teamId ?? null)), goal: GOAL_PERCENT };
  }

  @Allow('triage:adoption')
  @Query(() => [TriageWeek], { description: 'since go-live, at most half a year' })
  async triageWeeks(@Read() tx: Tx): Promise<TriageWeek[]> {
    const weeks = await this.numbers.weeks(tx);
    return weeks.map((week) => ({ ...week, coverage: { ...week.coverage, goal: GOAL_PERCENT } }));
  }

  @Allow('triage:adoption')
  @Query(() => [TriagePerson])
  triagePeople(@Read() tx: Tx): Promise<TriagePerson[]> {
    return this.numbers.people(tx) as Promise<TriagePerson[]>;
  }

  @Allow('triage:read')
  @Query(() => TriageSettings)
  triageSettings(@Read() tx: Tx): Promise<TriageSettings> {
    return this.settings.get(tx);
  }

  @Allow('triage:settings')
  @Mutation(() => TriageSettings)
  setTriageSettings(
    @As() scope: Scope,
    @Args('baselineMinutes', { type: () => Int, nullable: true }) baselineMinutes: number | null,
    @Args('wentLiveOn', { type: () => String, nullable: true }) wentLiveOn: string | null,
  ): Promise<TriageSettings> {
    if (baselineMinutes !== null && !(baselineMinutes >= 1 && baselineMinutes <= 600))
      fail('BASELINE_INVALID', 'Give the minutes that a shift’s triage took before, 1 to 600.');
    if (wentLiveOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(wentLiveOn))
      fail('DAY_INVALID', 'Give the day as 2026-03-01.');
    return this.database.tx(scope, async (tx) => {
      await this.settings.put(tx, { baselineMinutes, wentLiveOn });
      return this.settings.get(tx);
    });
  }
}
