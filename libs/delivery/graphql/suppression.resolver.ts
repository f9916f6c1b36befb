// Addresses that get no mail: the list, and changes by hand.
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { unwrap, type Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, PageArgs, Read } from '#platform/graphql';
import { SuppressionService } from '../service/suppression.service.js';
import { SuppressionRepository, type Suppression as SuppressionRow } from '../store/suppression.repository.js';
import { Suppression, SuppressionPage } from './mail.object.js';

@Resolver(() => Suppression)
export class SuppressionResolver {
  constructor(
    private readonly repository: SuppressionRepository,
    private readonly service: SuppressionService,
  ) {}

  @Allow('mail:read')
  @Query(() => SuppressionPage, { description: 'the newest first' })
  suppressions(
    @Read() tx: Tx,
    @Args() page: PageArgs,
    @Args('search', { type: () => String, nullable: true, description: 'part of the address' }) search?: string | null,
  ): Promise<Page<SuppressionRow>> {
    return this.repository.list(tx, search ?? null, page);
  }

  @Allow('campaign:write')
  @Mutation(() => Suppression)
  async addSuppression(
    @As() scope: Scope,
    @Args('address') address: string,
    @Args('reason') reason: string,
  ): Promise<SuppressionRow> {
    return unwrap(await this.service.add(scope, address, reason));
  }

  @Allow('campaign:write')
  @Mutation(() => Suppression, { description: 'mails that it has stopped stay stopped' })
  async removeSuppression(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<SuppressionRow> {
    return unwrap(await this.service.remove(scope, id));
  }
}
