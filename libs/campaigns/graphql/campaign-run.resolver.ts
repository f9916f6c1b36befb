// Runs of campaigns: launched, stopped, gone on with, and their books.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { MailingRepository } from '#delivery';
import { MailStateCount } from '#delivery/graphql';
import type { Ledger, MessageState } from '#delivery/rules';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, Read, type Refused, RequestContext, resultUnion } from '#platform/graphql';
import { HOLDOUT } from '../rules/arms.js';
import { upliftOf } from '../rules/uplift.js';
import { runState, type RunState } from '../rules/run-state.js';
import { CampaignService } from '../service/campaign.service.js';
import { LaunchCampaign } from '../service/launch-campaign.js';
import { CampaignMailingRepository } from '../store/campaign-mailing.repository.js';
import { EnrolmentRepository } from '../store/enrolment.repository.js';
import { ReportRepository } from '../store/report.repository.js';
import { CampaignRunRepository, type CampaignRun as RunRow } from '../store/campaign-run.repository.js';
import { CampaignRepository, type Campaign as CampaignRow } from '../store/campaign.repository.js';
import { Campaign, CampaignRun, RunStateEnum } from './campaign.object.js';
import { CampaignArm, CampaignStanding } from './report.object.js';

const CampaignRunResult = resultUnion('CampaignRunResult', CampaignRun);
type Outcome = Promise<RunRow | Refused>;

@Resolver(() => CampaignRun)
export class CampaignRunResolver {
  constructor(
    private readonly repository: CampaignRunRepository,
    private readonly campaigns: CampaignRepository,
    private readonly mailings: MailingRepository,
    private readonly users: UserRepository,
    private readonly launching: LaunchCampaign,
    private readonly service: CampaignService,
    private readonly enrolments: EnrolmentRepository,
    private readonly reports: ReportRepository,
    private readonly parts: CampaignMailingRepository,
  ) {}

  @Allow('campaign:read')
  @Query(() => CampaignRun, { nullable: true })
  campaignRun(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<RunRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @ResolveField(() => RunStateEnum)
  state(@Parent() run: RunRow): RunState {
    return runState(run);
  }

  @ResolveField(() => Campaign, { nullable: true })
  campaign(@Parent() { campaignId }: RunRow, @Ctx() context: RequestContext): Promise<CampaignRow | null> {
    return context.load('campaign', campaignId, (tx, ids) => this.campaigns.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true, description: 'null: by its schedule' })
  launchedBy(@Parent() { launchedBy }: RunRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return launchedBy === null ? null : context.load('user', launchedBy, (tx, ids) => this.users.byIds(tx, ids));
  }

  @ResolveField(() => [MailStateCount], { description: 'messages that the viewer sees, by state' })
  async progress(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<MailStateCount[]> {
    const ledger = await context.load<Ledger>('campaign.ledger', id, async (tx, ids) => {
      const parts = await this.parts.ofRuns(tx, ids);
      const ledgers = await this.mailings.ledgers(
        tx,
        [...parts.values()].flat().map(({ mailingId }) => mailingId),
      );
      const sum = (runId: string) =>
        sumOf((parts.get(runId) ?? []).flatMap(({ mailingId }) => ledgers.get(mailingId) ?? []));
      return new Map(ids.map((runId) => [runId, sum(runId)]));
    });
    return Object.entries(ledger ?? {}).map(([state, count]) => ({ state: state as MessageState, count: count ?? 0 }));
  }

  @ResolveField(() => [ID], { description: 'mailings that it sends through, one for each step, variant and language' })
  async mailingIds(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<string[]> {
    const parts = await context.load('campaign.parts', id, (tx, ids) => this.parts.ofRuns(tx, ids));
    return (parts ?? []).map(({ mailingId }) => mailingId);
  }

  @ResolveField(() => [CampaignStanding], { description: 'contacts that the viewer sees, by where they stand' })
  async standing(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<CampaignStanding[]> {
    const counts = await context.load('campaign.standing', id, (tx, ids) => this.enrolments.counts(tx, ids));
    return Object.entries(counts ?? {}).map(([state, count]) => ({ state, count: count ?? 0 }));
  }

  @ResolveField(() => [CampaignArm], { description: 'what it achieved, by arm; the holdout last' })
  async report(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<CampaignArm[]> {
    const arms = (await context.load('campaign.report', id, (tx, ids) => this.reports.of(tx, ids))) ?? [];
    const holdout = arms.find(({ arm }) => arm === HOLDOUT);
    return arms.map((arm) => {
      const uplift = holdout && arm !== holdout ? upliftOf(arm, holdout) : null;
      return { ...arm, uplift: uplift?.known ? uplift : null };
    });
  }

  @Allow('campaign:launch')
  @Mutation(() => CampaignRunResult, { description: 'said again with the same launchKey, it is the same run' })
  async launchCampaign(
    @As() scope: Scope,
    @Args('key') key: string,
    @Args('launchKey', { type: () => String, nullable: true, description: 'today when absent' })
    launchKey?: string | null,
  ): Outcome {
    return orRefused(await this.launching.run(scope, key, launchKey));
  }

  @Allow('campaign:launch')
  @Mutation(() => CampaignRunResult)
  async pauseCampaignRun(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Outcome {
    return orRefused(await this.service.pause(scope, id));
  }

  @Allow('campaign:launch')
  @Mutation(() => CampaignRunResult)
  async resumeCampaignRun(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Outcome {
    return orRefused(await this.service.resume(scope, id));
  }

  @Allow('campaign:launch')
  @Mutation(() => CampaignRunResult, { description: 'final' })
  async cancelCampaignRun(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Outcome {
    return orRefused(await this.service.cancel(scope, id));
  }
}

/** The books of several mailings as one. */
function sumOf(ledgers: readonly Ledger[]): Ledger {
  const sum: Partial<Record<MessageState, number>> = {};
  for (const ledger of ledgers)
    for (const [state, count] of Object.entries(ledger) as [MessageState, number][])
      sum[state] = (sum[state] ?? 0) + count;
  return sum;
}
