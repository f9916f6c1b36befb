// SuccessBLOCs that come with the product: what there is, what applying would do, and applying.
import { Args, ArgsType, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { UserRepository } from '#access';
import { Allow, User } from '#access/graphql';
import { err, type Result } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, Ctx, orRefused, Read, Refused, RequestContext, resultUnion } from '#platform/graphql';
import { StartWithEnum } from '#plays/graphql';
import type { StartWith } from '#plays/rules';
import { BlocGallery, type BlocEntry } from '../service/bloc-gallery.js';
import { BlocService, type AppliedBloc as Applied, type BlocPlan as Plan } from '../service/bloc.service.js';
import type { BlocInstall as InstallRow } from '../store/bloc-install.entity.js';
import { AppliedBloc, Bloc, BlocInstall, BlocPlan } from './bloc.object.js';

const BlocPlanResult = resultUnion('BlocPlanResult', BlocPlan);
const ApplyBlocResult = resultUnion('ApplyBlocResult', AppliedBloc);
const OVERWRITE = {
  type: () => Boolean,
  defaultValue: false,
  description: 'also replaces what was changed here',
} as const;

@ArgsType()
class WhichBlocArgs {
  @Field(() => ID, { nullable: true, description: 'of one that comes with the product' })
  key?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'in place of the one that comes with the product: a file of one’s own',
  })
  text?: string | null;
}

@Resolver(() => Bloc)
export class BlocResolver {
  constructor(
    private readonly gallery: BlocGallery,
    private readonly service: BlocService,
  ) {}

  @Allow('bloc:read')
  @Query(() => [Bloc], { description: 'those that come with the product, then others that were applied here' })
  blocs(@Read() tx: Tx): Promise<BlocEntry[]> {
    return this.gallery.list(tx);
  }

  @ResolveField('install', () => BlocInstall, { nullable: true, description: 'null: not applied here' })
  installOf(@Parent() { install }: BlocEntry): InstallRow | null {
    return install;
  }

  @Allow('bloc:read')
  @Query(() => BlocPlanResult, { description: 'what applying would change, and whom it would touch now' })
  async blocPlan(
    @Read() tx: Tx,
    @Args() which: WhichBlocArgs,
    @Args('overwrite', OVERWRITE) overwrite: boolean,
  ): Promise<Plan | Refused> {
    return orRefused(await this.withText(which, (text) => this.service.plan(tx, text, overwrite)));
  }

  @Allow('bloc:apply')
  @Mutation(() => ApplyBlocResult, { description: 'plays that are new stay off unless enable says how they start' })
  async applyBloc(
    @As() scope: Scope,
    @Args() which: WhichBlocArgs,
    @Args('overwrite', OVERWRITE) overwrite: boolean,
    @Args('enable', { type: () => StartWithEnum, nullable: true }) enable?: StartWith | null,
  ): Promise<Applied | Refused> {
    return orRefused(await this.withText(which, (text) => this.service.apply(scope, text, { overwrite, enable })));
  }

  private async withText<T>(
    { key, text }: WhichBlocArgs,
    work: (text: string) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (text !== undefined && text !== null) return work(text);
    const shipped = key ? await this.gallery.textOf(key) : undefined;
    return shipped === undefined
      ? err('BLOC_NOT_FOUND', 'No such SuccessBLOC comes with this product. Give its text.')
      : work(shipped);
  }
}

@Resolver(() => BlocInstall)
export class BlocInstallResolver {
  constructor(private readonly users: UserRepository) {}

  @ResolveField('appliedBy', () => User, { nullable: true, description: 'null: by command' })
  by(@Parent() { appliedBy }: InstallRow, @Ctx() context: RequestContext): Promise<User | null> | null {
    return appliedBy === null ? null : context.load('user', appliedBy, (tx, ids) => this.users.byIds(tx, ids));
  }
}
