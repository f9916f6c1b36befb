// A custom field of accounts, as the console sees it.
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CUSTOM_TYPES, type CustomType } from '../rules/index.js';

export const CustomFieldType = Object.fromEntries(CUSTOM_TYPES.map((each) => [each, each])) as {
  [Type in CustomType]: Type;
};
registerEnumType(CustomFieldType, { name: 'CustomFieldType' });

@ObjectType({ description: 'A custom field that accounts have; rules ask for it as `account.custom.<name>`' })
export class CustomField {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  label!: string;

  @Field(() => CustomFieldType, { description: 'what its values are read as; what does not read as that is not known' })
  type!: CustomType;
}
