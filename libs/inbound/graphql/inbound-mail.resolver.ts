// Mail that came in: the list, and another try for what could not be handled. Seen by those who see all.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { unwrap, type Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, PageArgs, Read } from '#platform/graphql';
import { RetryMail } from '../service/retry-mail.js';
import { InboundMailRepository, type InboundRow, type InboundState } from '../store/inbound-mail.repository.js';
import { InboundMail, InboundMailPage, InboundStateEnum } from './inbound-mail.object.js';

@Resolver(() => InboundMail)
export class InboundMailResolver {
  constructor(
    private readonly repository: InboundMailRepository,
    private readonly retrying: RetryMail,
  ) {}

  @Allow('mail:read')
  @Query(() => InboundMailPage, { description: 'the newest first' })
  inboundMails(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('search', { type: () => String, nullable: true, description: 'part of sender, recipient or subject' })
    search?: string | null,
    @Args('state', { type: () => InboundStateEnum, nullable: true }) state?: InboundState | null,
  ): Promise<Page<InboundRow>> {
    return this.repository.list(tx, { search, state }, page);
  }

  @Allow('mail:read')
  @Query(() => InboundMail, { nullable: true })
  inboundMail(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<InboundRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('mail:handle')
  @Mutation(() => InboundMail, { description: 'one that could not be handled' })
  async retryInboundMail(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<InboundRow> {
    return unwrap(await this.retrying.run(scope, id));
  }
}
