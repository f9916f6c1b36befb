// Alerts, rules and settings as the console sees them: each person their own.
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MessageDirectionEnum } from '#cases/graphql';
import type { Direction } from '#cases/rules';
import { JsonScalar, PageOf } from '#platform/graphql';
import { SignalFamilyEnum, SignalKindEnum } from '#signals/graphql';
import type { SignalFamily, SignalKind } from '#signals/rules';
import {
  ACT_CHANNELS,
  ALERT_ACTS,
  AUDIENCES,
  PACES,
  TRIGGERS,
  WATCHES,
  WEBHOOK_SHAPES,
  type ActChannel,
  type AlertAct,
  type AlertRuleFields,
  type AlertSettings as Settings,
  type Audience,
  type Pace,
  type Trigger,
  type Watch,
  type WebhookShape,
} from '../rules/index.js';

const enumOf = <T extends string>(values: readonly T[], name: string): Record<T, T> => {
  const made = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(made, { name });
  return made;
};

export const AlertTriggerEnum = enumOf(TRIGGERS, 'AlertTrigger');
export const AlertActEnum = enumOf(ALERT_ACTS, 'AlertAct');
export const ActChannelEnum = enumOf(ACT_CHANNELS, 'ActChannel');
export const AlertWatchEnum = enumOf(WATCHES, 'AlertWatch');
export const AlertAudienceEnum = enumOf(AUDIENCES, 'AlertAudience');
export const AlertPaceEnum = enumOf(PACES, 'AlertPace');
export const WebhookShapeEnum = enumOf(WEBHOOK_SHAPES, 'WebhookShape');

@ObjectType({ description: 'Something that one person asked to be told about' })
export class Alert {
  @Field(() => ID)
  id!: string;

  caseId!: string;

  @Field(() => String, { description: 'as it was called then' })
  ruleName!: string;

  @Field(() => AlertTriggerEnum)
  trigger!: Trigger;

  @Field(() => JsonScalar, { description: 'what is known of the cause: kinds, score and value, clock, factors' })
  facts!: unknown;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => Date)
  raisedAt!: Date;

  @Field(() => Date, { nullable: true })
  readAt!: Date | null;

  @Field(() => AlertActEnum, { nullable: true, description: 'what the person did about it' })
  act!: AlertAct | null;

  @Field(() => String, { nullable: true })
  actReason!: string | null;

  @Field(() => ActChannelEnum, { nullable: true })
  actChannel!: ActChannel | null;

  @Field(() => Date, { nullable: true })
  actedAt!: Date | null;
}

@ObjectType()
export class AlertPage extends PageOf(Alert) {}

@ObjectType({ description: 'What of the viewer’s alerts did not leave by mail' })
export class AlertMailTrouble {
  @Field(() => Int, { description: 'waiting for longer than they should: the mail server is away, or mail is paused' })
  waiting!: number;

  @Field(() => Date, { nullable: true })
  since!: Date | null;

  @Field(() => Int, { description: 'of the last days, that never will' })
  failed!: number;
}

@ObjectType({ description: 'What somebody wants to be told about, and how' })
export class AlertRule implements AlertRuleFields {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true, description: 'the starter that it was made from' })
  starter!: string | null;

  @Field(() => String)
  name!: string;

  @Field(() => MessageDirectionEnum, { nullable: true })
  direction!: Direction | null;

  @Field(() => [SignalFamilyEnum])
  families!: SignalFamily[];

  @Field(() => [SignalKindEnum])
  kinds!: SignalKind[];

  @Field(() => Boolean)
  likelyToEscalate!: boolean;

  @Field(() => Int, { nullable: true })
  sentimentAtMost!: number | null;

  @Field(() => Int, { nullable: true })
  attentionAtLeast!: number | null;

  @Field(() => Boolean)
  clockWarned!: boolean;

  @Field(() => Boolean)
  clockBreached!: boolean;

  @Field(() => AlertWatchEnum)
  watches!: Watch;

  @Field(() => ID, { nullable: true })
  teamId!: string | null;

  @Field(() => AlertAudienceEnum)
  audience!: Audience;

  @Field(() => Boolean)
  email!: boolean;

  @Field(() => String, { nullable: true })
  webhookUrl!: string | null;

  @Field(() => WebhookShapeEnum)
  webhookShape!: WebhookShape;

  @Field(() => String, { description: 'the key of the HMAC in Bellwether-Signature' })
  webhookSecret!: string;

  @Field(() => AlertPaceEnum)
  pace!: Pace;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

@ObjectType({ description: 'The last call of a webhook' })
export class WebhookCall {
  @Field(() => String, { description: 'waiting: it is tried again' })
  state!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, { nullable: true })
  error!: string | null;
}

@ObjectType()
export class WebhookAnswer {
  @Field(() => Int)
  status!: number;
}

@ObjectType({ description: 'When alerts may leave for the viewer’s mailbox. Minutes from local midnight' })
export class AlertSettings implements Settings {
  @Field(() => String, { description: 'IANA' })
  zone!: string;

  @Field(() => Int, { nullable: true })
  quietFrom!: number | null;

  @Field(() => Int, { nullable: true })
  quietTo!: number | null;

  @Field(() => [Int])
  digestAt!: number[];
}
