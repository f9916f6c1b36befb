// Messages: who got what, who didn't and why; and what a person decides where nobody can know.
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Page } from '#kernel';
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
import type { Mail as MailRow, MailAttempt as AttemptRow } from '../store/mail.js';
import { MailRepository } from '../store/mail.repository.js';
import { MailFilterInput, UnknownVerdictEnum } from './mail.input.js';
import { Mail, MailAttempt, MailPage, MailStateCount } from './mail.object.js';

const MailResult = resultUnion('MailResult', Mail);

@Resolver(() => Mail)
export class MailResolver {
  constructor(
    private readonly repository: MailRepository,
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
