// Mappings and what they would make of a file, as the api shows them.
import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { JsonScalar, resultUnion } from '#platform/graphql';
import type { Mapping } from '../rules/mapping.js';

@ObjectType({ description: 'How columns of a file become fields: one that ships, or one that somebody saved' })
export class ImportShape {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'what it brings in, such as accounts' })
  target!: string;

  @Field(() => Boolean, { description: 'it ships, and can not be changed' })
  shipped!: boolean;

  @Field(() => JsonScalar, { description: 'what a run may set, and its default; null must be set' })
  options!: Mapping['options'];

  @Field(() => JsonScalar, { description: 'the whole mapping, to be edited and saved under a name of its own' })
  definition!: Mapping;
}

@ObjectType()
export class ImportSuggestion {
  @Field(() => ImportShape)
  shape!: ImportShape;

  @Field(() => Float, { description: '0 to 1' })
  fit!: number;

  @Field(() => [String])
  fields!: readonly string[];
}

@InputType()
export class ImportOptionInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType()
export class ImportRowError {
  @Field(() => Int)
  line!: number;

  @Field(() => String, { nullable: true })
  column!: string | null;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String, { nullable: true })
  value!: string | null;
}

@ObjectType()
export class ImportPreviewRow {
  @Field(() => Int)
  line!: number;

  @Field(() => JsonScalar, { nullable: true, description: 'null where the row is left out or in error' })
  values!: unknown;

  @Field(() => [ImportRowError])
  errors!: readonly ImportRowError[];
}

@ObjectType({ description: 'The first 20 rows' })
export class ImportPreview {
  @Field(() => String)
  format!: string;

  @Field(() => String)
  encoding!: string;

  @Field(() => String, { nullable: true })
  delimiter!: string | null;

  @Field(() => [String])
  columns!: readonly string[];

  @Field(() => [String])
  fields!: readonly string[];

  @Field(() => [String], { description: 'fields that the file has no column for' })
  absent!: readonly string[];

  @Field(() => [String], { description: 'columns that no field is made of' })
  unread!: readonly string[];

  @Field(() => [ImportPreviewRow])
  rows!: readonly ImportPreviewRow[];
}

export const ImportPreviewResult = resultUnion('ImportPreviewResult', ImportPreview);
export const MappingResult = resultUnion('MappingResult', ImportShape);
