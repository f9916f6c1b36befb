// The lists of the run: what is written in trouble, escalations that wait for an update, my top cases, and the figures above them.
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { CaseRepository, type Case as CaseRow } from '#cases';
import { CasePage } from '#cases/graphql';
import { Clock, type Page } from '#kernel';
import type { Tx } from '#platform/database';
import { CappedCount, PageArgs, Read } from '#platform/graphql';
import { stretchOf, type Window } from '../rules/index.js';
import { TriageCalendar } from '../service/triage-calendar.js';
import { TriageNumbers, type Tile } from '../service/triage-numbers.js';
import {
  NeedyRepository,
  type CaseIn,
  type NeedyFilter,
  type NeedySort,
  type TopView,
} from '../store/needy.repository.js';
import { ShiftRunRepository } from '../store/shift-run.repository.js';
import {
  TopFilterInput,
  TopViewEnum,
  TriageNeeds,
  TriageSortEnum,
  TriageTile,
  TriageWindowEnum,
} from './triage.object.js';

const maybeId = { type: () => ID, nullable: true };
const maybeWords = { type: () => [String], nullable: true };
const maybeWord = { type: () => String, nullable: true };

@Resolver()
export class TriageListResolver {
  constructor(
    private readonly needy: NeedyRepository,
    private readonly runs: ShiftRunRepository,
    private readonly cases: CaseRepository,
    private readonly numbers: TriageNumbers,
    private readonly hours: TriageCalendar,
    private readonly clock: Clock,
  ) {}

  @Allow('triage:read')
  @Query(() => [TriageTile], { description: 'signals of the window by kind' })
  triageTiles(
    @Read() tx: Tx,
    @Args('window', { type: () => TriageWindowEnum }) window: Window,
    @Args('teamId', maybeId) teamId?: string | null,
  ): Promise<Tile[]> {
    return this.numbers.tiles(tx, window, teamId ?? null);
  }

  @Allow('triage:read')
  @Query(() => CasePage, {
    description: 'open cases with signals of the window that wait for somebody; handled: those that no longer do',
  })
  async triageCases(
    @Read() tx: Tx,
    @Args('window', { type: () => TriageWindowEnum }) window: Window,
    @Args() page: PageArgs,
    @Args('kinds', maybeWords) kinds?: string[] | null,
    @Args('handled', { type: () => Boolean, defaultValue: false }) handled?: boolean,
    @Args('sort', { type: () => TriageSortEnum, defaultValue: 'longest' }) sort?: NeedySort,
    @Args('priority', maybeWord) priority?: string | null,
    @Args('teamId', maybeId) teamId?: string | null,
  ): Promise<Page<CaseRow>> {
    const filter = this.filter(window, { kinds, handled, priority, teamId });
    return this.whole(tx, await this.needy.console(tx, filter, sort ?? 'longest', page));
  }

  @Allow('triage:read')
  @Query(() => CappedCount)
  triageCaseCount(
    @Read() tx: Tx,
    @Args('window', { type: () => TriageWindowEnum }) window: Window,
    @Args('kinds', maybeWords) kinds?: string[] | null,
    @Args('handled', { type: () => Boolean, defaultValue: false }) handled?: boolean,
    @Args('priority', maybeWord) priority?: string | null,
    @Args('teamId', maybeId) teamId?: string | null,
  ): Promise<CappedCount> {
    return this.needy.consoleCount(tx, this.filter(window, { kinds, handled, priority, teamId }));
  }

  @Allow('triage:read')
  @Query(() => CasePage, { description: 'open cases: the worst of the view first' })
  async topCases(
    @Read() tx: Tx,
    @Args('view', { type: () => TopViewEnum }) view: TopView,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: TopFilterInput,
  ): Promise<Page<CaseRow>> {
    const { teamId = null, priority = null, product = null, accountId = null } = filter ?? {};
    return this.whole(tx, await this.needy.top(tx, view, { teamId, priority, product, accountId }, page));
  }

  @Allow('triage:read')
  @Query(() => TriageNeeds, { description: '12 of 340 open cases need you' })
  async triageNeeds(
    @Read() tx: Tx,
    @CurrentViewer() viewer: Viewer,
    @Args('teamId', maybeId) teamId?: string | null,
  ): Promise<TriageNeeds> {
    const [last] = (await this.runs.lately(tx, viewer.id, 2)).filter(({ endedAt }) => endedAt);
    const lastRunAt = last?.startedAt ?? null;
    return {
      ...(await this.needy.counts(tx, teamId ?? null, this.clock.now())),
      newSinceLastRun: await this.needy.newSince(tx, teamId ?? null, lastRunAt ?? new Date(0)),
      lastRunAt,
    };
  }

  private filter(
    window: Window,
    {
      kinds,
      handled,
      priority,
      teamId,
    }: { kinds?: string[] | null; handled?: boolean; priority?: string | null; teamId?: string | null },
  ): NeedyFilter {
    const { from, to } = stretchOf(window, this.clock.now(), this.hours.zone);
    return {
      ...{ from, to, handled: handled ?? false },
      ...{ kinds: kinds?.length ? kinds : null, priority: priority ?? null, teamId: teamId ?? null },
    };
  }

  private async whole(tx: Tx, page: Page<CaseIn>): Promise<Page<CaseRow>> {
    const found = await this.cases.byIds(
      tx,
      page.nodes.map(({ id }) => id),
    );
    return { ...page, nodes: page.nodes.flatMap(({ id }) => found.get(id) ?? []) };
  }
}
