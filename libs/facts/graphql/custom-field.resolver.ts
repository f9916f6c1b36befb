// Custom fields: which there are, and what each is.
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, Read } from '#platform/graphql';
import type { CustomType } from '../rules/index.js';
import { CustomFields } from '../service/custom-fields.js';
import { CustomFieldRepository } from '../store/custom-field.repository.js';
import { CustomField, CustomFieldType } from './custom-field.object.js';

@Resolver(() => CustomField)
export class CustomFieldResolver {
  constructor(
    private readonly repository: CustomFieldRepository,
    private readonly service: CustomFields,
  ) {}

  @Allow('segment:read')
  @Query(() => [CustomField])
  customFields(@Read() tx: Tx): Promise<CustomField[]> {
    return this.repository.all(tx);
  }

  @Allow('import:run')
  @Mutation(() => CustomField, { description: 'says what a custom field is called and what its values are read as' })
  setCustomField(
    @As() scope: Scope,
    @Args('name') name: string,
    @Args('label') label: string,
    @Args('type', { type: () => CustomFieldType }) type: CustomType,
  ): Promise<CustomField> {
    return this.service.change(scope, { name, label, type });
  }
}
