// Alerts: what the viewer was told, read and acted on.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import { Clock, type Page } from '#kernel';
import type { Tx } from '#platform/database';
import { CappedCount, Ctx, orRefused, PageArgs, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import type { AlertAct } from '../rules/index.js';
import { causeWords } from '../rules/words.js';
import { ActOnAlert } from '../service/act-on-alert.js';
import { ReadAlerts } from '../service/read-alerts.js';
import { AlertRepository, type Alert as AlertRow } from '../store/alert.repository.js';
import { DispatchRepository } from '../store/dispatch.repository.js';
import { AlertFilterInput } from './alert.input.js';
import { Alert, AlertActEnum, AlertMailTrouble, AlertPage } from './alert.object.js';

const AlertResult = resultUnion('AlertResult', Alert);

const LATE_MS = 2 * 60_000;
const LATELY_MS = 3 * 24 * 3_600_000;

@Resolver(() => Alert)
export class AlertResolver {
  constructor(
    private readonly repository: AlertRepository,
    private readonly dispatches: DispatchRepository,
    private readonly cases: CaseRepository,
    private readonly reading: ReadAlerts,
    private readonly acting: ActOnAlert,
    private readonly clock: Clock,
  ) {}

  @Allow('alert:read')
  @Query(() => AlertPage, { description: 'the viewer’s own, newest first' })
  alerts(
    @Read() tx: Tx,
    @CurrentViewer() { id }: Viewer,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: AlertFilterInput,
  ): Promise<Page<AlertRow>> {
    return this.repository.list(tx, id, filter ?? {}, page);
  }

  @Allow('alert:read')
  @Query(() => CappedCount)
  alertCount(
    @Read() tx: Tx,
    @CurrentViewer() { id }: Viewer,
    @Args('filter', { nullable: true }) filter?: AlertFilterInput,
  ): Promise<CappedCount> {
    return this.repository.count(tx, id, filter ?? {});
  }

  @Allow('alert:read')
  @Query(() => AlertMailTrouble)
  alertMailTrouble(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<AlertMailTrouble> {
    const now = this.clock.now().getTime();
    return this.dispatches.mailTrouble(tx, id, new Date(now - LATE_MS), new Date(now - LATELY_MS));
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: AlertRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => String, { description: 'the cause in words' })
  cause(@Parent() { trigger, facts }: AlertRow): string {
    return causeWords(trigger, facts);
  }

  @Allow('alert:read')
  @Mutation(() => Int, { description: 'without ids: all of them. Answers how many were unread' })
  readAlerts(
    @CurrentViewer() { id }: Viewer,
    @Args('ids', { type: () => [ID], nullable: true }) ids: string[] | null,
  ): Promise<number> {
    return this.reading.run(id, ids);
  }

  @Allow('alert:act')
  @Mutation(() => AlertResult, { description: 'take the case, or acknowledge with a reason that nothing needs doing' })
  async actOnAlert(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID }) id: string,
    @Args('act', { type: () => AlertActEnum }) act: AlertAct,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<AlertRow | Refused> {
    return orRefused(await this.acting.run(viewer.id, id, { act, reason }, 'console'));
  }
}
