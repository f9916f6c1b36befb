// The inbox: mails that were kept here because no mail server is configured.
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Page } from '#kernel';
import type { Tx } from '#platform/database';
import { PageArgs, Read } from '#platform/graphql';
import { CaughtMailRepository, type CaughtMail as CaughtRow } from '../store/caught-mail.repository.js';
import { CaughtMail, CaughtMailPage } from './mail.object.js';

@Resolver(() => CaughtMail)
export class InboxResolver {
  constructor(private readonly repository: CaughtMailRepository) {}

  @Allow('mail:read')
  @Query(() => CaughtMailPage, { description: 'the newest first' })
  inbox(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('search', { type: () => String, nullable: true, description: 'part of the recipient or the subject' })
    search?: string | null,
  ): Promise<Page<CaughtRow>> {
    return this.repository.list(tx, search ?? null, page);
  }

  @Allow('mail:read')
  @Query(() => CaughtMail, { nullable: true })
  caughtMail(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<CaughtRow | undefined> {
    return this.repository.byId(tx, id);
  }
}
