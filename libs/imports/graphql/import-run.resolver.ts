// Imports: their runs, begun, watched, cancelled and taken up again.
import { Args, Float, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import type { Origin, Page } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, PageArgs, Read, Refused, RequestContext } from '#platform/graphql';
import { rowsPerSecond } from '../rules/run.js';
import { CancelImport } from '../service/cancel-import.js';
import { StartImport } from '../service/start-import.js';
import { ImportRejectRepository } from '../store/import-reject.repository.js';
import type { ImportRun as RunRow } from '../store/import-run.entity.js';
import { ImportRunRepository } from '../store/import-run.repository.js';
import { ImportOptionInput, ImportShape } from './import-mapping.object.js';
import { ImportOriginEnum, ImportResult, ImportRun, ImportRunPage, RejectReason } from './import-run.object.js';
import { optionsOf, shownMapping } from './show-mapping.js';

@Resolver(() => ImportRun)
export class ImportRunResolver {
  constructor(
    private readonly repository: ImportRunRepository,
    private readonly rejects: ImportRejectRepository,
    private readonly starting: StartImport,
    private readonly cancelling: CancelImport,
    private readonly users: UserRepository,
  ) {}

  @Allow('import:read')
  @Query(() => ImportRunPage, { description: 'newest first' })
  importRuns(@Read() tx: Tx, @Args() page: PageArgs): Promise<Page<RunRow>> {
    return this.repository.list(tx, page);
  }

  @Allow('import:read')
  @Query(() => ImportRun, { nullable: true })
  importRun(@Read() tx: Tx, @Args('id', { type: () => ID }) id: string): Promise<RunRow | undefined> {
    return this.repository.byId(tx, id);
  }

  @Allow('import:run')
  @Mutation(() => ImportResult, { description: 'of a file that was sent to POST /imports/upload' })
  async startImport(
    @As() scope: Scope,
    @Args('uploadId', { type: () => ID }) uploadId: string,
    @Args('mapping') mapping: string,
    @Args('options', { type: () => [ImportOptionInput], nullable: true }) options?: ImportOptionInput[] | null,
    @Args('origin', { type: () => ImportOriginEnum, defaultValue: 'backfill' }) origin: Origin = 'backfill',
  ): Promise<RunRow | Refused> {
    const how = { mapping, options: optionsOf(options), origin };
    return orRefused(await this.starting.fromUpload(scope, uploadId, how));
  }

  @Allow('import:run')
  @Mutation(() => ImportResult, { description: 'one that failed goes on where it stopped' })
  async resumeImport(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<RunRow | Refused> {
    return orRefused(await this.starting.resume(scope, id));
  }

  @Allow('import:run')
  @Mutation(() => ImportResult, { description: 'what landed stays' })
  async cancelImport(@As() scope: Scope, @Args('id', { type: () => ID }) id: string): Promise<RunRow | Refused> {
    return orRefused(await this.cancelling.run(scope, id));
  }

  @ResolveField(() => ImportShape, { description: 'as it was when the run began, its options set' })
  mapping(@Parent() { mapping }: RunRow): ImportShape {
    return shownMapping(mapping);
  }

  @ResolveField(() => Float, { nullable: true })
  rowsPerSecond(@Parent() run: RunRow): number | null {
    return rowsPerSecond(run);
  }

  @ResolveField(() => User, { nullable: true })
  startedBy(@Parent() { startedBy }: RunRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return startedBy === null ? null : context.load('user', startedBy, (tx, ids) => this.users.byIds(tx, ids));
  }

  @ResolveField(() => [RejectReason], { description: 'most frequent first, at most 20' })
  async rejectReasons(@Parent() { id }: RunRow, @Ctx() context: RequestContext): Promise<RejectReason[]> {
    return this.rejects.reasons(await context.read(), id);
  }
}
