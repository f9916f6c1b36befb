// Signals and scores as the console sees them.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { signalKinds, type SignalFamily, type SignalKind } from '../rules/kinds.js';
import { SCORE_NAMES, type ScoreName } from '../rules/score-point.js';

export const SignalKindEnum = Object.fromEntries(signalKinds.map((each) => [each, each])) as Record<
  SignalKind,
  SignalKind
>;
registerEnumType(SignalKindEnum, { name: 'SignalKind' });

export const SignalFamilyEnum: Record<SignalFamily, SignalFamily> = {
  negative: 'negative',
  needs_attention: 'needs_attention',
  positive: 'positive',
  commercial: 'commercial',
};
registerEnumType(SignalFamilyEnum, { name: 'SignalFamily' });

export const ScoreNameEnum = Object.fromEntries(SCORE_NAMES.map((each) => [each, each])) as Record<
  ScoreName,
  ScoreName
>;
registerEnumType(ScoreNameEnum, {
  name: 'ScoreName',
  description: 'sentiment: 0 worst, 50 neutral, 100 best. attention: 0 calm, 100 most urgent',
});

@ObjectType({ description: 'Something that can be noticed in what customers write' })
export class SignalType {
  @Field(() => SignalKindEnum)
  kind!: SignalKind;

  @Field(() => SignalFamilyEnum)
  family!: SignalFamily;

  @Field(() => String)
  label!: string;
}

@ObjectType({ description: 'Something noticed in a message, with the words that show it' })
export class Signal extends SignalType {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'UTF-16 offset into the body, as JavaScript counts' })
  startsAt!: number;

  @Field(() => Int, { description: 'exclusive' })
  endsAt!: number;

  @Field(() => Float, { description: '0 to 1' })
  strength!: number;

  @Field(() => String, { description: 'the rule that saw it' })
  rule!: string;

  @Field(() => String, { description: 'of the pack that holds the rule' })
  version!: string;

  @Field(() => Boolean, { description: 'false: the same words already count in this family under another kind' })
  counted!: boolean;
}

@ObjectType({ description: 'Why a score moved' })
export class ScoreCause {
  @Field(() => String, { description: 'message, case, or the input that moved it' })
  type!: string;

  @Field(() => String)
  text!: string;

  @Field(() => ID, { nullable: true })
  messageId!: string | null;
}

@ObjectType({ description: 'One step of a score' })
export class ScorePoint {
  @Field(() => Date)
  at!: Date;

  @Field(() => Int)
  value!: number;

  @Field(() => Int)
  delta!: number;

  @Field(() => ScoreCause)
  cause!: ScoreCause;
}
