// Messages: who got what, who didn't and why; and what a person decides where nobody can know.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { groupBy, type Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import {
  As,
  CappedCount,
  Ctx,
  orRefused,
  PageArgs,
  Read,
  type Refused,
  RequestContext,
  resultUnion,
} from '#platform/graphql';
import { ClearUnknown, type UnknownVerdict } from '../service/clear-unknown.js';
import { EvidenceRepository, type Evidence } from '../store/evidence.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import type { Mail as MailRow, MailAttempt as AttemptRow } from '../store/mail.js';
import { MailRepository } from '../store/mail.repository.js';
import { MailFilterInput, UnknownVerdictEnum } from './mail.input.js';
import { Mail, MailAttempt, MailEvidence, MailPage, MailStateCount, MailVisit } from './mail.object.js';

const MailResult = resultUnion('MailResult', Mail);

@Resolver(() => Mail)
export class MailResolver {
  constructor(
    private readonly repository: MailRepository,
    private readonly evidenceRepository: EvidenceRepository,
    private readonly visits: VisitRepository,
    private readonly clearing: ClearUnknown,
  ) {}

  @Allow('mail:read')
  @Query(() => MailPage, { description: 'the newest first' })
  mails(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('filter', { nullable: true }) filter?: MailFilterInput,
  ): Promise<Page<MailRow>> {
    return this.repository.list(tx, filter ?? {}, page);
  }

  @Allow('mail:read')
  @Query(() => CappedCount)
  mailCount(@Read() tx: Tx, @Args('filter', { nullable: true }) filter?: MailFilterInput): Promise<CappedCount> {
    return this.repository.count(tx, filter ?? {});
  }

  @Allow('mail:read')
  @Query(() => [MailStateCount], { description: 'exact, without states that nothing is in' })
  mailStates(
    @Read() tx: Tx,
    @Args('filter', { nullable: true }) filter?: MailFilterInput,
  ): Promise<readonly MailStateCount[]> {
    return this.repository.byState(tx, filter ?? {});
  }

  @Allow('mail:read')
  @Query(() => Mail, { nullable: true })
  mail(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<MailRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @ResolveField('attemptLog', () => [MailAttempt], { description: 'the oldest first' })
  async attemptLog(@Parent() { id }: MailRow, @Ctx() context: RequestContext): Promise<AttemptRow[]> {
    return (await context.load('mail.attempts', id, (tx, ids) => this.repository.attemptsOf(tx, ids))) ?? [];
  }

  @ResolveField('evidence', () => [MailEvidence], { description: 'what was heard after a server had taken it' })
  async evidence(@Parent() { id }: MailRow, @Ctx() context: RequestContext): Promise<Evidence[]> {
    const load = async (tx: Tx, ids: readonly string[]) =>
      groupBy(await this.evidenceRepository.of(tx, ids), ({ mailId }) => mailId);
    return (await context.load('mail.evidence', id, load)) ?? [];
  }

  @ResolveField('visits', () => [MailVisit], { description: 'opens and clicks, the oldest first' })
  async visitsOf(@Parent() { id }: MailRow, @Ctx() context: RequestContext): Promise<MailVisit[]> {
    const load = async (tx: Tx, ids: readonly string[]) =>
      groupBy(await this.visits.of(tx, ids), ({ mailId }) => mailId);
    return (await context.load('mail.visits', id, load)) ?? [];
  }

  @Allow('campaign:launch')
  @Mutation(() => MailResult)
  async clearUnknownMail(
    @As() scope: Scope,
    @Args('id', { type: () => ID }) id: string,
    @Args('verdict', { type: () => UnknownVerdictEnum }) verdict: UnknownVerdict,
  ): Promise<MailRow | Refused> {
    return orRefused(await this.clearing.run(scope, id, verdict));
  }
}
