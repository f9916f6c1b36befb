// Templates of mails: which there are, what they say, and a new version of one.
import { Args, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import { TemplateLibrary, TemplateService, type TemplateEntry, type TemplateVersion } from '#authoring';
import { unwrap } from '#kernel';
import type { Scope, Tx } from '#platform/database';
import { As, JsonScalar, orRefused, Read, type Refused, resultUnion } from '#platform/graphql';

@ObjectType({ description: 'A mail that campaigns can send' })
export class MailTemplateEntry {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String], { description: 'languages beside its own' })
  locales!: readonly string[];

  @Field(() => Boolean, { description: 'it came with the product' })
  shipped!: boolean;

  @Field(() => Int, { description: 'of the version in use; 0: as it ships' })
  number!: number;
}

@ObjectType({ description: 'What a template says, or said' })
export class MailTemplateVersion {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'empty for the template itself' })
  locale!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => JsonScalar, { description: 'title, subject, preview, sender, html, text and sample' })
  source!: unknown;

  @Field(() => String)
  note!: string;

  @Field(() => Date, { nullable: true })
  savedAt!: Date | null;
}

const SaveTemplateResult = resultUnion('SaveMailTemplateResult', MailTemplateVersion);

@Resolver(() => MailTemplateVersion)
export class TemplateResolver {
  constructor(
    private readonly library: TemplateLibrary,
    private readonly service: TemplateService,
  ) {}

  @Allow('campaign:read')
  @Query(() => [MailTemplateEntry], { description: 'by title' })
  mailTemplates(@Read() tx: Tx): Promise<TemplateEntry[]> {
    return this.library.all(tx);
  }

  @Allow('campaign:read')
  @Query(() => [MailTemplateVersion], { description: 'all versions, the newest first' })
  mailTemplateVersions(
    @Read() tx: Tx,
    @Args('name') name: string,
    @Args('locale', { defaultValue: '' }) locale: string,
  ): Promise<TemplateVersion[]> {
    return this.library.history(tx, name, locale);
  }

  @Allow('campaign:read')
  @Query(() => MailTemplateVersion)
  async mailTemplateVersion(
    @Read() tx: Tx,
    @Args('name') name: string,
    @Args('number', { type: () => Int }) number: number,
    @Args('locale', { defaultValue: '' }) locale: string,
  ): Promise<TemplateVersion> {
    return unwrap(await this.library.version(tx, name, locale, number));
  }

  @Allow('campaign:write')
  @Mutation(() => SaveTemplateResult, {
    description: 'a new version, used from then on; `from` is the one that was changed',
  })
  async saveMailTemplate(
    @As() scope: Scope,
    @Args('name') name: string,
    @Args('source', { type: () => JsonScalar }) source: unknown,
    @Args('locale', { defaultValue: '' }) locale: string,
    @Args('note', { defaultValue: '' }) note: string,
    @Args('from', { type: () => Int, nullable: true, description: 'null for a new template or language' })
    from?: number | null,
  ): Promise<TemplateVersion | Refused> {
    return orRefused(await this.service.save(scope, { name, locale, source, note, from: from ?? null }));
  }
}
