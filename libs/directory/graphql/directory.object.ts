// The directory and hand-overs as the console sees them.
import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PageOf } from '#platform/graphql';
import { SEVERITIES, type EntryWish, type Severity } from '../rules/directory.js';
import type { HandOverWish } from '../service/hand-over.js';
import { HAND_OVER_STATES, type HandOverState } from '../store/hand-over.repository.js';

const enumOf = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const DirectorySeverity = enumOf(SEVERITIES);
registerEnumType(DirectorySeverity, { name: 'DirectorySeverity' });
export const HandOverStateEnum = enumOf(HAND_OVER_STATES);
registerEnumType(HandOverStateEnum, { name: 'HandOverState' });

@ObjectType({ description: 'Whom to turn to with which kind of trouble; what is null stands for any' })
export class DirectoryEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  product!: string | null;

  @Field(() => String, { nullable: true })
  problemType!: string | null;

  @Field(() => DirectorySeverity, { nullable: true })
  severity!: Severity | null;

  @Field(() => String)
  team!: string;

  @Field(() => String, { description: 'when they are there, in words' })
  hours!: string;

  @Field(() => String, { description: 'how to reach them' })
  channel!: string;
}

@InputType()
export class DirectoryEntryInput implements EntryWish {
  @Field(() => String, { nullable: true })
  product?: string | null;

  @Field(() => String, { nullable: true })
  problemType?: string | null;

  @Field(() => DirectorySeverity, { nullable: true })
  severity?: Severity | null;

  @Field(() => String)
  team!: string;

  @Field(() => ID, { nullable: true })
  personId?: string | null;

  @Field(() => ID, { nullable: true })
  backupId?: string | null;

  @Field(() => String, { nullable: true })
  hours?: string | null;

  @Field(() => String, { nullable: true })
  channel?: string | null;
}

@ObjectType({ description: 'A case that was handed to others, who accept it or return it' })
export class HandOver {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  caseId!: string;

  @Field(() => String)
  team!: string;

  @Field(() => String, { nullable: true })
  fromTeam!: string | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  handedAt!: Date;

  @Field(() => HandOverStateEnum)
  state!: HandOverState;

  @Field(() => Date, { nullable: true })
  answeredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'why it was returned' })
  answer!: string | null;
}

@ObjectType()
export class HandOverPage extends PageOf(HandOver) {}

@InputType({ description: 'Without a group, the directory is asked with what is known of the case' })
export class HandOverInput implements HandOverWish {
  @Field(() => ID)
  caseId!: string;

  @Field(() => String)
  reason!: string;

  @Field(() => String, { nullable: true })
  problemType?: string | null;

  @Field(() => DirectorySeverity, { nullable: true })
  severity?: Severity | null;

  @Field(() => String, { nullable: true })
  team?: string | null;

  @Field(() => ID, { nullable: true })
  personId?: string | null;
}

@InputType()
export class HandOverFilterInput {
  @Field(() => HandOverStateEnum, { nullable: true })
  state?: HandOverState | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;
}
