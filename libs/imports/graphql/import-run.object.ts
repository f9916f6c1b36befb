// Runs of imports and what they came to, as the api shows them.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Origin } from '#kernel';
import { PageOf, resultUnion } from '#platform/graphql';
import type { ImportState } from '../rules/run.js';

const ImportStateEnum: Record<ImportState, ImportState> = {
  waiting: 'waiting',
  running: 'running',
  finished: 'finished',
  failed: 'failed',
  cancelled: 'cancelled',
};
registerEnumType(ImportStateEnum, { name: 'ImportState' });

export const ImportOriginEnum: Record<Origin, Origin> = { backfill: 'backfill', live: 'live' };
registerEnumType(ImportOriginEnum, {
  name: 'ImportOrigin',
  description: 'backfill fills history and asks nobody for anything; live is acted upon',
});

@ObjectType()
export class ImportRun {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => ImportOriginEnum)
  origin!: Origin;

  @Field(() => ImportStateEnum)
  state!: ImportState;

  @Field(() => Float, { description: 'rows done' })
  position!: number;

  @Field(() => Float, { description: 'of the file, as it is stored' })
  bytes!: number;

  @Field(() => Float)
  totalBytes!: number;

  @Field(() => Float, { description: 'records' })
  made!: number;

  @Field(() => Float, { description: 'records' })
  changed!: number;

  @Field(() => Float, { description: 'rows; GET /imports/:id/rejects.csv gives them with their reasons' })
  rejected!: number;

  @Field(() => Float, { description: 'rows that the mapping leaves out' })
  skipped!: number;

  @Field(() => String, { nullable: true })
  errorCode!: string | null;

  @Field(() => String, { nullable: true })
  errorMessage!: string | null;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType()
export class ImportRunPage extends PageOf(ImportRun) {}

@ObjectType({ description: 'Why rows were rejected' })
export class RejectReason {
  @Field(() => String)
  code!: string;

  @Field(() => Int)
  rows!: number;

  @Field(() => Float, { description: 'the first such row' })
  line!: number;

  @Field(() => String)
  message!: string;
}

export const ImportResult = resultUnion('ImportResult', ImportRun);
