// The scores of a case, the replay that explains them, and the open cases by score.
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { CaseRepository, type Case as CaseRow } from '#cases';
import { Case, CasePage } from '#cases/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import type { ScoreName } from '../rules/score-point.js';
import { CaseScoreRepository, type CaseScore, type ScorePointRow } from '../store/case-score.repository.js';
import { ScoreNameEnum, ScorePoint } from './signal.object.js';

@Resolver(() => Case)
export class CaseScoreResolver {
  constructor(
    private readonly scores: CaseScoreRepository,
    private readonly cases: CaseRepository,
  ) {}

  @Allow('case:read')
  @Query(() => CasePage, { description: 'open cases: the lowest sentiment, or the highest attention, first' })
  async casesByScore(
    @Read() tx: Tx,
    @Args('score', { type: () => ScoreNameEnum }) score: ScoreName,
    @Args() request: PageArgs,
  ): Promise<Page<CaseRow>> {
    const page = await this.scores.openCases(tx, score, request);
    const found = await this.cases.byIds(
      tx,
      page.nodes.map(({ id }) => id),
    );
    return { ...page, nodes: page.nodes.flatMap(({ id }) => found.get(id) ?? []) };
  }

  @ResolveField(() => Int, { nullable: true, description: '0 to 100, 50 neutral; null: not scored yet' })
  async sentiment(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<number | null> {
    return (await this.score(id, context))?.sentiment ?? null;
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: '0 to 100, watched from 40, high from 60, critical from 80; null: not scored yet',
  })
  async attention(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<number | null> {
    return (await this.score(id, context))?.attention ?? null;
  }

  @ResolveField(() => Int)
  async negativeSignals(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<number> {
    return (await this.score(id, context))?.negativeSignals ?? 0;
  }

  @ResolveField(() => Int)
  async needsAttentionSignals(@Parent() { id }: Case, @Ctx() context: RequestContext): Promise<number> {
    return (await this.score(id, context))?.needsAttentionSignals ?? 0;
  }

  @ResolveField(() => [ScorePoint], {
    description: 'how the score came to be, oldest first: at most its last 500 messages',
  })
  async scorePoints(
    @Parent() { id }: Case,
    @Ctx() context: RequestContext,
    @Args('score', { type: () => ScoreNameEnum }) score: ScoreName,
  ): Promise<ScorePointRow[]> {
    return (await context.load(`case.scorePoints.${score}`, id, (tx, ids) => this.scores.points(tx, ids, score))) ?? [];
  }

  private score(id: string, context: RequestContext): Promise<CaseScore | null> {
    return context.load('case.score', id, (tx, ids) => this.scores.ofCases(tx, ids));
  }
}
