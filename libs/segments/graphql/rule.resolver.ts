// Building a rule: what it can ask about, whom it would hold for, and why it holds or not for one subject.
import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { AccountRepository, ContactRepository } from '#accounts';
import { Account, Contact } from '#accounts/graphql';
import { Facts } from '#facts';
import type { Tx } from '#platform/database';
import { Ctx, JsonScalar, Read, RequestContext } from '#platform/graphql';
import { COUNT_OPERATORS, operator, operatorsOf, type Field, type OperatorName, type SubjectKind } from '#facts/rules';
import { InspectRule, type Preview } from '../service/inspect-rule.js';
import { SegmentFacts, type FactOperator, type SegmentFact } from './fact.object.js';
import { RuleVerdict, SegmentObjectEnum, SegmentPreview } from './segment.object.js';

@Resolver()
export class RuleResolver {
  constructor(
    private readonly facts: Facts,
    private readonly inspect: InspectRule,
  ) {}

  @Allow('segment:read')
  @Query(() => SegmentFacts, { description: 'what rules about this object can ask for' })
  async segmentFacts(
    @Read() tx: Tx,
    @Args('object', { type: () => SegmentObjectEnum }) object: SubjectKind,
  ): Promise<SegmentFacts> {
    const catalogue = await this.facts.in(tx);
    return {
      facts: catalogue.factsOf(object).map(factOf),
      collections: catalogue.collectionsOf(object).map((each) => ({ ...each, fields: each.fields.map(factOf) })),
      countOperators: COUNT_OPERATORS.map(operatorOf),
    };
  }

  @Allow('segment:read')
  @Query(() => SegmentPreview)
  previewSegment(
    @Read() tx: Tx,
    @Args('object', { type: () => SegmentObjectEnum }) object: SubjectKind,
    @Args('rule', { type: () => JsonScalar }) rule: unknown,
  ): Promise<Preview> {
    return this.inspect.preview(tx, object, rule);
  }

  @Allow('segment:read')
  @Query(() => RuleVerdict, {
    nullable: true,
    description: 'of the facts as they are now; null: you see no such subject',
  })
  async explainRule(
    @Read() tx: Tx,
    @Args('object', { type: () => SegmentObjectEnum }) object: SubjectKind,
    @Args('rule', { type: () => JsonScalar }) rule: unknown,
    @Args('subjectId', { type: () => ID }) subjectId: string,
  ): Promise<RuleVerdict | null> {
    const verdict = await this.inspect.explain(tx, object, rule, subjectId);
    return verdict && { holds: verdict.holds, verdict };
  }
}

@Resolver(() => SegmentPreview)
export class PreviewResolver {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly contactRows: ContactRepository,
  ) {}

  @ResolveField(() => [Account], { description: 'some of them' })
  async sampleAccounts(@Parent() { object, sample }: Preview, @Ctx() context: RequestContext): Promise<Account[]> {
    if (object !== 'account') return [];
    const found = sample.map((id) => context.load('account', id, (tx, ids) => this.accounts.byIds(tx, ids)));
    return (await Promise.all(found)).filter((each) => each !== null);
  }

  @ResolveField(() => [Contact], { description: 'some of them' })
  async sampleContacts(@Parent() { object, sample }: Preview, @Ctx() context: RequestContext): Promise<Contact[]> {
    if (object !== 'contact') return [];
    const found = sample.map((id) => context.load('contact', id, (tx, ids) => this.contactRows.byIds(tx, ids)));
    return (await Promise.all(found)).filter((each) => each !== null);
  }
}

const operatorOf = (name: OperatorName): FactOperator => ({
  name,
  takes: operator(name).takes,
  looksBack: operator(name).looksBack ?? null,
});

const factOf = (field: Field): SegmentFact => ({
  key: field.key,
  label: field.label,
  description: field.description,
  type: field.type,
  values: field.values ? [...field.values] : null,
  history: typeof field.history === 'object' ? 'kept' : field.history,
  operators: operatorsOf(field).map(operatorOf),
});
