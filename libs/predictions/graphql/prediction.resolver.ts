// Likely to escalate: the list, what is known of the model behind it, and what people say to it.
import { Args, Float, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { CaseRepository } from '#cases';
import { Case } from '#cases/graphql';
import type { Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import {
  As,
  CappedCount,
  Ctx,
  orRefused,
  PageArgs,
  Read,
  Refused,
  RequestContext,
  resultUnion,
} from '#platform/graphql';
import { FactorSources } from '../service/factor-sources.js';
import type { Factor } from '../rules/factors.js';
import { ChangeSettings } from '../service/change-settings.js';
import { ReviewPrediction } from '../service/review-prediction.js';
import { ModelRepository, type PredictionModel as ModelRow } from '../store/model.repository.js';
import { PredictionRepository, type Prediction as PredictionRow } from '../store/prediction.repository.js';
import { RankingRepository } from '../store/ranking.repository.js';
import {
  Prediction,
  PredictionFilterInput,
  PredictionModel,
  PredictionPage,
  PredictionSettings,
  PredictionTableFactor,
  ReviewArgs,
} from './prediction.object.js';

const PredictionResult = resultUnion('PredictionResult', Prediction);

/** A token comes by the API, a session by the console. */
const channelOf = ({ request }: RequestContext) => (request.headers.authorization ? 'api' : 'console');

@Resolver(() => Prediction)
export class PredictionResolver {
  constructor(
    private readonly repository: PredictionRepository,
    private readonly models: ModelRepository,
    private readonly ranking: RankingRepository,
    private readonly sources: FactorSources,
    private readonly reviewing: ReviewPrediction,
    private readonly changing: ChangeSettings,
    private readonly cases: CaseRepository,
    private readonly users: UserRepository,
  ) {}

  @Allow('escalation:read')
  @Query(() => PredictionPage, { description: 'the most likely first' })
  predictions(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: PredictionFilterInput,
  ): Promise<Page<PredictionRow>> {
    return this.repository.list(tx, filter ?? {}, page);
  }

  @Allow('escalation:read')
  @Query(() => CappedCount)
  predictionCount(
    @Read() tx: Tx,
    @Args('filter', { nullable: true }) filter?: PredictionFilterInput,
  ): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('escalation:read')
  @Query(() => [PredictionTableFactor], { description: 'the published table of the additive score' })
  predictionFactors(): Factor[] {
    return this.sources.table();
  }

  @Allow('escalation:read')
  @Query(() => PredictionModel, { nullable: true, description: 'null: nothing was learnt yet' })
  async predictionModel(@Read() tx: Tx): Promise<ModelRow | null> {
    return (await this.models.latest(tx)) ?? null;
  }

  @Allow('escalation:read')
  @Query(() => PredictionSettings)
  predictionSettings(@Read() tx: Tx): Promise<PredictionSettings> {
    return this.ranking.settings(tx);
  }

  @Allow('escalation:decide')
  @Mutation(() => PredictionSettings)
  setPredictionSettings(
    @As() scope: Scope,
    @Args('capacityPercent', { type: () => Float }) capacityPercent: number,
    @Args('returnPoints', { type: () => Int }) returnPoints: number,
  ): Promise<PredictionSettings> {
    return this.changing.run(scope, { capacityPercent, returnPoints });
  }

  @Allow('escalation:review')
  @Mutation(() => PredictionResult, { description: 'once; a second person is told who did' })
  async reviewPrediction(
    @As() scope: Scope,
    @Ctx() context: RequestContext,
    @Args() args: ReviewArgs,
  ): Promise<PredictionRow | Refused> {
    return orRefused(await this.reviewing.run(scope, { ...args, channel: channelOf(context) }));
  }

  @ResolveField(() => ID)
  id(@Parent() { caseId }: PredictionRow): string {
    return caseId;
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: PredictionRow, @Ctx() context: RequestContext): Promise<Case | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }

  @ResolveField(() => User, { nullable: true })
  reviewedBy(@Parent() { reviewedBy }: PredictionRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return reviewedBy === null ? null : context.load('user', reviewedBy, (tx, ids) => this.users.byIds(tx, ids));
  }
}

@Resolver(() => Case)
export class PredictedCaseResolver {
  constructor(private readonly repository: PredictionRepository) {}

  @ResolveField(() => Prediction, { nullable: true, description: 'null: over, in escalation, or not scored yet' })
  prediction(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<PredictionRow | null> {
    return context.load('case.prediction', id, (tx, ids) => this.repository.ofCases(tx, ids));
  }
}
