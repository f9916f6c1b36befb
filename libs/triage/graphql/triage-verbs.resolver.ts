// What people do in triage itself; replies, notes, hand-overs and escalations are verbs of their rooms.
import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, CurrentViewer } from '#access/graphql';
import type { Viewer } from '#access/rules';
import type { Case as CaseRow } from '#cases';
import { Case } from '#cases/graphql';
import { fail, isId, newId } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { As, JsonScalar, orRefused, Read, Refused, resultUnion } from '#platform/graphql';
import { AcknowledgeCases } from '../service/acknowledge-cases.js';
import { TakeCase } from '../service/take-case.js';
import type { TopView } from '../store/needy.repository.js';
import { TriageSettingsRepository } from '../store/triage-settings.repository.js';
import { SavedTopView, TopViewEnum } from './triage.object.js';

@ObjectType()
class Acknowledged {
  @Field(() => Int, { description: 'cases in which something was unhandled' })
  cases!: number;
}
const AcknowledgeResult = resultUnion('AcknowledgeResult', Acknowledged);
const TakeCaseResult = resultUnion('TakeCaseResult', Case);

@Resolver()
export class TriageVerbsResolver {
  constructor(
    private readonly acknowledging: AcknowledgeCases,
    private readonly taking: TakeCase,
    private readonly settings: TriageSettingsRepository,
    private readonly database: Database,
  ) {}

  @Allow('triage:act')
  @Mutation(() => AcknowledgeResult, { description: 'seen, and why nothing needs doing: out of sight, and no action' })
  async acknowledgeCases(
    @As() scope: Scope,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('reason') reason: string,
  ): Promise<Acknowledged | Refused> {
    const done = await this.acknowledging.run(scope, ids, reason);
    return orRefused(done.ok ? { ok: true, value: Object.assign(new Acknowledged(), { cases: done.value }) } : done);
  }

  @Allow('triage:act')
  @Mutation(() => TakeCaseResult, { description: 'it is in the viewer’s hands until its look-again time' })
  async takeCase(
    @CurrentViewer() { id }: Viewer,
    @Args('id', { type: () => ID }) caseId: string,
  ): Promise<CaseRow | Refused> {
    return orRefused(await this.taking.run(id, caseId));
  }

  @Allow('triage:read')
  @Query(() => [SavedTopView], { description: 'the viewer’s own' })
  savedTopViews(@Read() tx: Tx, @CurrentViewer() { id }: Viewer): Promise<SavedTopView[]> {
    return this.settings.views(tx, id);
  }

  @Allow('triage:read')
  @Mutation(() => [SavedTopView], { description: 'a name said again is the same view, changed' })
  saveTopView(
    @As() scope: Scope,
    @CurrentViewer() viewer: Viewer,
    @Args('name') given: string,
    @Args('view', { type: () => TopViewEnum }) view: TopView,
    @Args('filter', { type: () => JsonScalar }) filter: unknown,
  ): Promise<SavedTopView[]> {
    const name = given.trim();
    if (name === '' || name.length > 80) fail('VIEW_NAME_INVALID', 'Give the view a name of at most 80 characters.');
    return this.database.tx(scope, async (tx) => {
      await this.settings.saveView(tx, viewer.id, { id: newId(), name, view, filter });
      return this.settings.views(tx, viewer.id);
    });
  }

  @Allow('triage:read')
  @Mutation(() => Boolean)
  removeTopView(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.database.tx(scope, (tx) => (isId(id) ? this.settings.removeView(tx, id) : Promise.resolve(false)));
  }
}
