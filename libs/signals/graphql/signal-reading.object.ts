// How messages are read now, what was learned here, and reading everything again, as the console sees it.
import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { resultUnion } from '#platform/graphql';
import type { SignalKind } from '../rules/kinds.js';
import type { Feeling, SignalVerdict } from '../store/signal-label.repository.js';
import { ScorePoint, SignalKindEnum } from './signal.object.js';

const VerdictEnum: Record<SignalVerdict, SignalVerdict> = { agree: 'agree', disagree: 'disagree', missed: 'missed' };
registerEnumType(VerdictEnum, { name: 'SignalVerdict' });

export const FeelingEnum: Record<Feeling, Feeling> = { negative: 'negative', neutral: 'neutral', positive: 'positive' };
registerEnumType(FeelingEnum, { name: 'Feeling' });

@ObjectType({ description: 'What somebody said of a signal, or of how a message feels' })
export class SignalLabel {
  @Field(() => ID)
  id!: string;

  @Field(() => SignalKindEnum, { nullable: true, description: 'null: of how the message feels' })
  kind!: SignalKind | null;

  @Field(() => Int)
  startsAt!: number;

  @Field(() => Int)
  endsAt!: number;

  @Field(() => String, { description: 'agree, disagree or missed; of a feeling negative, neutral or positive' })
  verdict!: string;

  @Field(() => Date)
  saidAt!: Date;
}

export const SignalLabelResult = resultUnion('SignalLabelResult', SignalLabel);

@ObjectType({ description: 'Weaker signals of the kind are not believed here' })
export class SignalCut {
  @Field(() => SignalKindEnum)
  kind!: SignalKind;

  @Field(() => Float)
  cut!: number;

  @Field(() => Int)
  labels!: number;

  @Field(() => Float, { description: 'agreement among those that stay, 0 to 1' })
  precision!: number;
}

@ObjectType({ description: 'A polarity model of this installation' })
export class InstallModel {
  @Field(() => Date)
  learnedAt!: Date;

  @Field(() => Int)
  labels!: number;

  @Field(() => Int, { description: 'labels kept from training, to judge by' })
  heldBack!: number;

  @Field(() => Float, { description: 'mean log loss of the shipped model on them' })
  shippedLoss!: number;

  @Field(() => Float, { description: 'of this one' })
  ownLoss!: number;

  @Field(() => Boolean, { description: 'only where it does better' })
  inUse!: boolean;
}

@ObjectType({ description: 'Messages being read again by the rules of today' })
export class Rescoring {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'running or finished' })
  state!: string;

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  done!: number;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;
}

export const RescoringResult = resultUnion('RescoringResult', Rescoring);

@ObjectType({ description: 'How messages are read now' })
export class SignalReading {
  @Field(() => String, { description: 'pack, model and cuts: another version reads differently' })
  version!: string;

  @Field(() => String, { description: 'own, shipped, or words where no model can be read' })
  modelKind!: string;

  @Field(() => String, { nullable: true, description: 'what is wrong, and what to do' })
  notice!: string | null;

  @Field(() => Int, { description: 'messages read by earlier rules' })
  staleMessages!: number;

  @Field(() => Int)
  signalLabels!: number;

  @Field(() => Int)
  feelingLabels!: number;

  @Field(() => [SignalCut])
  cuts!: SignalCut[];

  @Field(() => InstallModel, { nullable: true })
  ownModel!: InstallModel | null;

  @Field(() => Rescoring, { nullable: true, description: 'the latest' })
  rescoring!: Rescoring | null;
}

@ObjectType({ description: 'The points of a score before its messages were read again' })
export class EarlierScore {
  @Field(() => ID)
  rescoringId!: string;

  @Field(() => [ScorePoint])
  points!: ScorePoint[];
}
