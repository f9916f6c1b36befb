// Plays and their runs as the console sees them.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JsonScalar, PageOf } from '#platform/graphql';
import type { PlayDefinition } from '../rules/play.js';
import type { RunCause as Cause, StartWith } from '../rules/run-state.js';
import type { RunState } from '../rules/states.js';

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

@ObjectType({ description: 'Why a run is there' })
export class PlayRunCause {
  @Field(() => String, { description: 'key of the segment that the account entered' })
  segment!: string;

  @Field(() => Date)
  enteredAt!: Date;

  @Field(() => JsonScalar, { nullable: true, description: 'what let it in, in the words of the segment' })
  because!: unknown;
}

@ObjectType({ description: 'One play at work for one account' })
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

  @Field(() => Date, { description: 'when the account last entered' })
  firedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'since when the account is no longer in the segment' })
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

  @Field(() => Int)
  runsStarted!: number;
}
