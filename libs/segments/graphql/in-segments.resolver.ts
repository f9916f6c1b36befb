// The segments that an account or a contact is in now.
import { Injectable } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Account, Contact } from '#accounts/graphql';
import { Ctx, RequestContext } from '#platform/graphql';
import { MembershipRepository } from '../store/membership.repository.js';
import type { Segment as SegmentRow } from '../store/segment.entity.js';
import { SegmentRepository } from '../store/segment.repository.js';
import { Segment } from './segment.object.js';

@Injectable()
export class InSegments {
  constructor(
    private readonly memberships: MembershipRepository,
    private readonly repository: SegmentRepository,
  ) {}

  async of(subjectId: string, context: RequestContext): Promise<SegmentRow[]> {
    const ids = await context.load('subject.segments', subjectId, (tx, keys) =>
      this.memberships.segmentIdsOf(tx, keys),
    );
    const rows = (ids ?? []).map((id) => context.load('segment', id, (tx, keys) => this.repository.byIds(tx, keys)));
    return (await Promise.all(rows)).filter((row) => row !== null);
  }
}

@Resolver(() => Account)
export class AccountSegmentsResolver {
  constructor(private readonly inSegments: InSegments) {}

  @ResolveField(() => [Segment])
  segments(@Parent() { id }: Account, @Ctx() context: RequestContext): Promise<SegmentRow[]> {
    return this.inSegments.of(id, context);
  }
}

@Resolver(() => Contact)
export class ContactSegmentsResolver {
  constructor(private readonly inSegments: InSegments) {}

  @ResolveField(() => [Segment])
  segments(@Parent() { id }: Contact, @Ctx() context: RequestContext): Promise<SegmentRow[]> {
    return this.inSegments.of(id, context);
  }
}
