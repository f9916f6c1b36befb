// What may be asked about cases, and what a help desk may tell.
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { SortDirection } from '#platform/graphql';
import type { CaseState, Direction } from '../rules/case.js';
import type { IngestedCase, IngestedMessage } from '../service/ingest.js';
import type { UnmatchedGroup } from '../store/case-match.repository.js';
import type { CaseFilter, CaseSort } from '../store/case.repository.js';
import { CaseStateEnum, MessageDirectionEnum } from './case.object.js';

export const CaseSortField: Record<CaseSort, CaseSort> = {
  openedAt: 'openedAt',
  updatedAt: 'updatedAt',
  priority: 'priority',
  lastInboundAt: 'lastInboundAt',
  awaitingReplySince: 'awaitingReplySince',
};
registerEnumType(CaseSortField, { name: 'CaseSortField' });

type MatchKind = UnmatchedGroup['kind'];
export const MatchKindEnum: Record<MatchKind, MatchKind> = {
  organisation: 'organisation',
  email: 'email',
  domain: 'domain',
};
registerEnumType(MatchKindEnum, { name: 'MatchKind' });

@InputType()
export class CaseSortInput {
  @Field(() => CaseSortField)
  field!: CaseSort;

  @Field(() => SortDirection)
  direction!: SortDirection;
}

@InputType()
export class CaseFilterInput implements CaseFilter {
  @Field(() => String, { nullable: true, description: 'part of the subject, or the whole external id' })
  search?: string | null;

  @Field(() => [CaseStateEnum], { nullable: true })
  states?: CaseState[] | null;

  @Field(() => String, { nullable: true })
  priority?: string | null;

  @Field(() => String, { nullable: true })
  team?: string | null;

  @Field(() => ID, { nullable: true })
  accountId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: cases without an account' })
  unmatched?: boolean | null;

  @Field(() => [ID], { nullable: true })
  ids?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'true: the customer waits for an answer' })
  pendingOurReply?: boolean | null;

  @Field(() => String, { nullable: true, description: 'as the source spells them' })
  assignee?: string | null;

  @Field(() => [String], { nullable: true, description: 'keys of caseMarks: all of them hold' })
  marks?: string[] | null;
}

@InputType()
export class IngestedMessageInput implements IngestedMessage {
  @Field(() => String)
  externalId!: string;

  @Field(() => MessageDirectionEnum)
  direction!: Direction;

  @Field(() => String)
  body!: string;

  @Field(() => Date)
  sentAt!: Date;

  @Field(() => String, { nullable: true })
  authorName?: string | null;

  @Field(() => String, { nullable: true })
  authorEmail?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'sent by machine; told from its words when absent' })
  automatic?: boolean | null;
}

@InputType({ description: 'A case as its source tells it. What is absent stays as it is' })
export class IngestedCaseInput implements IngestedCase {
  @Field(() => String)
  source!: string;

  @Field(() => String)
  externalId!: string;

  @Field(() => String, { nullable: true, description: "the customer's key in the source" })
  organisationKey?: string | null;

  @Field(() => String, { nullable: true })
  contactEmail?: string | null;

  @Field(() => String, { nullable: true })
  subject?: string;

  @Field(() => String, { nullable: true })
  product?: string | null;

  @Field(() => String, { nullable: true })
  status?: string;

  @Field(() => String, { nullable: true })
  priority?: string;

  @Field(() => String, { nullable: true })
  severity?: string | null;

  @Field(() => String, { nullable: true })
  team?: string | null;

  @Field(() => String, { nullable: true })
  assignee?: string | null;

  @Field(() => Date, { nullable: true })
  openedAt?: Date;

  @Field(() => Date, { nullable: true, description: 'when the source last changed it; orders deliveries' })
  updatedAt?: Date;

  @Field(() => Int, { nullable: true })
  reopenCount?: number;

  @Field(() => [IngestedMessageInput], { nullable: true })
  messages?: IngestedMessageInput[];
}
