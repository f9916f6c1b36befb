// Agree, disagree, correct; what is learned from it; and reading everything again.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { Case, Message } from '#cases/graphql';
import { groupBy } from '#kernel';
import { Database, SYSTEM, type Scope } from '#platform/database';
import { As, Ctx, orRefused, RequestContext, type Refused } from '#platform/graphql';
import type { SignalKind } from '../rules/kinds.js';
import type { ScoreName } from '../rules/score-point.js';
import { CalibrateSignals } from '../service/calibrate-signals.js';
import { DescribeReading } from '../service/describe-reading.js';
import { LabelSignals } from '../service/label-signals.js';
import { Rescore } from '../service/rescore.js';
import { RescoringRepository, type Rescoring as RescoringRow } from '../store/rescoring.repository.js';
import { SignalLabelRepository, type Feeling, type SignalLabel as LabelRow } from '../store/signal-label.repository.js';
import {
  EarlierScore,
  FeelingEnum,
  RescoringResult,
  SignalLabel,
  SignalLabelResult,
  SignalReading,
} from './signal-reading.object.js';
import { ScoreNameEnum, SignalKindEnum } from './signal.object.js';

@Resolver(() => SignalReading)
export class SignalReadingResolver {
  constructor(
    private readonly database: Database,
    private readonly describing: DescribeReading,
    private readonly labelling: LabelSignals,
    private readonly calibrating: CalibrateSignals,
    private readonly rescoring: Rescore,
  ) {}

  @Allow('signal:read')
  @Query(() => SignalReading, { description: 'how messages are read now, and what was learned from labels' })
  signalReading(): Promise<SignalReading> {
    return this.database.tx(SYSTEM, (tx) => this.describing.run(tx));
  }

  @Allow('signal:label')
  @Mutation(() => SignalLabelResult, { description: 'agree or disagree with a signal' })
  async judgeSignal(
    @As() scope: Scope,
    @Args('signalId', { type: () => ID }) signalId: string,
    @Args('agree') agree: boolean,
  ): Promise<LabelRow | Refused> {
    return orRefused(await this.labelling.judge(scope, signalId, agree));
  }

  @Allow('signal:label')
  @Mutation(() => SignalLabelResult, { description: 'say which signal was missed, and over which words' })
  async addMissedSignal(
    @As() scope: Scope,
    @Args('messageId', { type: () => ID }) messageId: string,
    @Args('kind', { type: () => SignalKindEnum }) kind: SignalKind,
    @Args('startsAt', { type: () => Int }) startsAt: number,
    @Args('endsAt', { type: () => Int }) endsAt: number,
  ): Promise<LabelRow | Refused> {
    return orRefused(await this.labelling.missed(scope, messageId, kind, startsAt, endsAt));
  }

  @Allow('signal:label')
  @Mutation(() => SignalLabelResult, { description: 'say how a message feels' })
  async judgeFeeling(
    @As() scope: Scope,
    @Args('messageId', { type: () => ID }) messageId: string,
    @Args('feeling', { type: () => FeelingEnum }) feeling: Feeling,
  ): Promise<LabelRow | Refused> {
    return orRefused(await this.labelling.feels(scope, messageId, feeling));
  }

  @Allow('signal:manage')
  @Mutation(() => SignalReading, { description: 'learn from labels now instead of tonight' })
  async learnFromLabels(): Promise<SignalReading> {
    await this.calibrating.run();
    return this.signalReading();
  }

  @Allow('signal:manage')
  @Mutation(() => RescoringResult, { description: 'read messages again that earlier rules have read' })
  async startRescoring(@As() scope: Scope): Promise<RescoringRow | Refused> {
    return orRefused(await this.rescoring.start(scope));
  }
}

@Resolver(() => Message)
export class MessageLabelsResolver {
  constructor(private readonly labels: SignalLabelRepository) {}

  @ResolveField(() => [SignalLabel], { description: 'what was said of its signals and its feeling' })
  async signalLabels(@Parent() { id }: Message, @Ctx() context: RequestContext): Promise<LabelRow[]> {
    return (await context.load('message.signalLabels', id, (tx, ids) => this.labels.ofMessages(tx, ids))) ?? [];
  }
}

@Resolver(() => Case)
export class EarlierScoresResolver {
  constructor(private readonly runs: RescoringRepository) {}

  @ResolveField(() => [EarlierScore], { description: 'as it was before each time its messages were read again' })
  async earlierScores(
    @Parent() { id }: Case,
    @Ctx() context: RequestContext,
    @Args('score', { type: () => ScoreNameEnum }) score: ScoreName,
  ): Promise<EarlierScore[]> {
    const load = `case.earlierScores.${score}`;
    const points = (await context.load(load, id, (tx, ids) => this.runs.pastPoints(tx, ids, score))) ?? [];
    return [...groupBy(points, ({ rescoringId }) => rescoringId)].map(([rescoringId, of]) => ({
      rescoringId,
      points: of,
    }));
  }
}
