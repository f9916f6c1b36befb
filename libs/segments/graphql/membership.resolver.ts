// Who is in a segment, was in it, came and went.
import { Injectable } from '@nestjs/common';
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { AccountRepository, ContactRepository } from '#accounts';
import { Account, Contact } from '#accounts/graphql';
import type { CappedCount as Count, Page } from '#kernel';
import type { Tx } from '#platform/database';
import { CappedCount, Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import { MembershipRepository, type Membership, type Movement } from '../store/membership.repository.js';
import { SegmentMembership, SegmentMembershipPage, SegmentMovement, SegmentMovementPage } from './segment.object.js';

@Resolver()
export class MembershipResolver {
  constructor(private readonly repository: MembershipRepository) {}

  @Allow('segment:read')
  @Query(() => SegmentMembershipPage, { description: 'those who entered last come first; `at`: who was a member then' })
  segmentMembers(
    @Read() tx: Tx,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args() page: PageArgs,
    @Args('at', { type: () => Date, nullable: true }) at?: Date | null,
  ): Promise<Page<Membership>> {
    return this.repository.list(tx, segmentId, at ?? null, page);
  }

  @Allow('segment:read')
  @Query(() => CappedCount)
  segmentMemberCount(
    @Read() tx: Tx,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args('at', { type: () => Date, nullable: true }) at?: Date | null,
  ): Promise<Count> {
    return this.repository.count(tx, segmentId, at ?? null);
  }

  @Allow('segment:read')
  @Query(() => SegmentMovementPage, { description: 'who entered and left, when and why; newest first' })
  segmentHistory(
    @Read() tx: Tx,
    @Args('segmentId', { type: () => ID }) segmentId: string,
    @Args() page: PageArgs,
    @Args('subjectId', { type: () => ID, nullable: true }) subjectId?: string | null,
  ): Promise<Page<Movement>> {
    return this.repository.movements(tx, segmentId, subjectId ?? null, page);
  }
}

/** Whom a membership or a movement is about. */
@Injectable()
export class Subjects {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly contacts: ContactRepository,
  ) {}

  account({ accountId }: Membership | Movement, context: RequestContext): Promise<Account | null> {
    return context.load('account', accountId, (tx, ids) => this.accounts.byIds(tx, ids));
  }

  contact({ contactId }: Membership | Movement, context: RequestContext): Promise<Contact | null> | null {
    return contactId === null ? null : context.load('contact', contactId, (tx, ids) => this.contacts.byIds(tx, ids));
  }
}

@Resolver(() => SegmentMembership)
export class MembershipAboutResolver {
  constructor(private readonly subjects: Subjects) {}

  @ResolveField(() => Account)
  account(@Parent() membership: Membership, @Ctx() context: RequestContext): Promise<Account | null> {
    return this.subjects.account(membership, context);
  }

  @ResolveField(() => Contact, { nullable: true, description: 'null where the segment holds accounts' })
  contact(@Parent() membership: Membership, @Ctx() context: RequestContext): Promise<Contact | null> | null {
    return this.subjects.contact(membership, context);
  }
}

@Resolver(() => SegmentMovement)
export class MovementAboutResolver {
  constructor(private readonly subjects: Subjects) {}

  @ResolveField(() => Account)
  account(@Parent() movement: Movement, @Ctx() context: RequestContext): Promise<Account | null> {
    return this.subjects.account(movement, context);
  }

  @ResolveField(() => Contact, { nullable: true, description: 'null where the segment holds accounts' })
  contact(@Parent() movement: Movement, @Ctx() context: RequestContext): Promise<Contact | null> | null {
    return this.subjects.contact(movement, context);
  }
}
