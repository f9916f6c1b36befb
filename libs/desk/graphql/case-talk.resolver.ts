// Who answers for a case, what the help desk doesn't know of it yet, and what became of notes that somebody was to confirm.
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, CurrentViewer, User } from '#access/graphql';
import { MailRepository, type Mail as MailRow } from '#delivery';
import { Mail } from '#delivery/graphql';
import type { Viewer } from '#access/rules';
import { Clock, groupBy, type Page } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { Ctx, PageArgs, Read, RequestContext } from '#platform/graphql';
import {
  CaseRepository,
  OutboxRepository,
  type Case as CaseRow,
  type Message as MessageRow,
  type OutboxRow,
} from '#cases';
import { Case, Message } from '#cases/graphql';
import { NoteReceiptRepository, type NoteReceipt as ReceiptRow } from '../store/note-receipt.repository.js';
import { NoteReceipt, NoteReceiptPage, OutboxItem, OutboxPage } from './talk.object.js';

@Resolver(() => Case)
export class CaseTalkResolver {
  constructor(
    private readonly outbox: OutboxRepository,
    private readonly receipts: NoteReceiptRepository,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [OutboxItem], { description: 'done here and not yet in the help desk that keeps the case' })
  async notInSource(@Parent() { id }: CaseRow, @Ctx() context: RequestContext): Promise<OutboxRow[]> {
    const rows = await context.load('case.outbox', id, async (tx, ids) =>
      groupBy(await this.outbox.ofCases(tx, ids), ({ caseId }) => caseId),
    );
    return rows ?? [];
  }

  @Allow('message:ingest')
  @Query(() => OutboxPage, { description: 'what a connector has to carry into its help desk, oldest first' })
  caseOutbox(@Read() tx: Tx, @Args('source') source: string, @Args() page: PageArgs): Promise<Page<OutboxRow>> {
    return this.outbox.waiting(tx, source, page);
  }

  @Allow('message:ingest')
  @Mutation(() => Int, { description: 'the connector has carried them over; answers how many had been waiting' })
  confirmInSource(@Args('ids', { type: () => [ID] }) ids: string[]): Promise<number> {
    return this.database.tx(SYSTEM, (tx) => this.outbox.confirm(tx, ids, this.clock.now()));
  }

  @Allow('case:read')
  @Query(() => NoteReceiptPage, { description: 'notes that wait for my confirmation, oldest first' })
  notesToConfirm(@CurrentViewer() { id }: Viewer, @Read() tx: Tx, @Args() page: PageArgs): Promise<Page<ReceiptRow>> {
    return this.receipts.waiting(tx, id, page);
  }
}

@Resolver(() => Message)
export class MessageTalkResolver {
  constructor(
    private readonly mails: MailRepository,
    private readonly outbox: OutboxRepository,
    private readonly receipts: NoteReceiptRepository,
  ) {}

  @ResolveField(() => Boolean, { nullable: true, description: 'of what was said here: whether the help desk has it' })
  inSource(@Parent() { id }: Message, @Ctx() context: RequestContext): Promise<boolean | null> {
    return context.load('message.inSource', id, (tx, ids) => this.outbox.inSource(tx, ids));
  }

  @ResolveField(() => Mail, { nullable: true, description: 'the mail that carried what was written here' })
  mail(@Parent() { sentMailId }: MessageRow, @Ctx() context: RequestContext): Promise<MailRow | null> | null {
    return sentMailId ? context.load('mail', sentMailId, (tx, ids) => this.mails.byIds(tx, ids)) : null;
  }

  @ResolveField(() => NoteReceipt, { nullable: true, description: 'of a note that somebody has to confirm' })
  receipt(@Parent() { id }: Message, @Ctx() context: RequestContext): Promise<ReceiptRow | null> {
    return context.load('message.receipt', id, (tx, ids) => this.receipts.byMessages(tx, ids));
  }
}

@Resolver(() => NoteReceipt)
export class NoteReceiptResolver {
  constructor(
    private readonly users: UserRepository,
    private readonly cases: CaseRepository,
  ) {}

  @ResolveField(() => User, { nullable: true })
  owner(@Parent() { ownerId }: ReceiptRow, @Ctx() context: RequestContext): Promise<User | null> {
    return context.load('user', ownerId, (tx, ids) => this.users.byIds(tx, ids));
  }

  @ResolveField(() => Case, { nullable: true })
  case(@Parent() { caseId }: ReceiptRow, @Ctx() context: RequestContext): Promise<CaseRow | null> {
    return context.load('case', caseId, (tx, ids) => this.cases.byIds(tx, ids));
  }
}
