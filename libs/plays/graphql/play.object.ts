// Plays and their runs as the console sees them.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import type { PlayDefinition } from '../rules/play.js';
import type { StartWith } from '../rules/run-state.js';
import type { RunState } from '../rules/states.js';
import type { RunCause as Cause } from '../rules/trigger.js';

export const StartWithEnum: Record<StartWith, StartWith> = { existing: 'existing', new: 'new' };
registerEnumType(StartWithEnum, {
  name: 'PlayStartWith',
  description: 'whether accounts that are in the segment already are taken, or those alone that enter from then on',
});

export const RunStateEnum: Record<RunState, RunState> = {
  running: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
};
registerEnumType(RunStateEnum, { name: 'PlayRunState' });

@ObjectType({ description: 'What to do, who does it and by when, as soon as an account needs it' })
export class Play {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  key!: string;

  @Field(() => String)
  name!: string;

  @Field(() => JsonScalar, { description: 'trigger, tasks and settings, as its bloc says them' })
  definition!: PlayDefinition;

  @Field(() => Int, { description: 'rises with every change of the definition' })
  version!: number;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Date, { nullable: true })
  enabledAt!: Date | null;

  @Field(() => Boolean, { description: 'runs of those who were there when it was enabled are still starting' })
  takingExisting!: boolean;

  @Field(() => StartWithEnum, { nullable: true })
  startWith!: StartWith | null;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType()
export class PlayRunCounts {
  @Field(() => Int)
  running!: number;

  @Field(() => Int)
  completed!: number;

  @Field(() => Int)
  cancelled!: number;
}

@ObjectType({ description: 'Why a run is there; what does not belong to its kind is null' })
export class PlayRunCause {
  @Field(() => String, { description: 'what fired, such as segment.entered or escalation.opened' })
  on!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true, description: 'key of the segment that the account entered or left' })
  segment?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'what let it in, in the words of the segment' })
  because?: unknown;

  @Field(() => String, { nullable: true, description: 'key of the measure that missed its target' })
  measure?: string | null;

  @Field(() => Float, { nullable: true })
  value?: number | null;

  @Field(() => Float, { nullable: true })
  target?: number | null;

  @Field(() => ID, { nullable: true })
  escalationId?: string | null;

  @Field(() => String, { nullable: true, description: 'of the escalation' })
  severity?: string | null;

  @Field(() => String, { nullable: true, description: 'of the escalation' })
  reason?: string | null;
}

@ObjectType({ description: 'One play at work, for one account or for many' })
export class PlayRun {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'version of the play that it started with' })
  playVersion!: number;

  @Field(() => RunStateEnum)
  state!: RunState;

  cause!: Cause;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { description: 'when the trigger last fired' })
  firedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'since when the trigger no longer holds' })
  clearedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  endedAt!: Date | null;
}

@ObjectType()
export class PlayRunPage extends PageOf(PlayRun) {}

@ObjectType()
export class EnabledPlay {
  @Field(() => Play)
  play!: Play;

  @Field(() => Int, {
    nullable: true,
    description: 'runs that start now; null: who is in the segment is still being found out',
  })
  toStart!: number | null;
}
