// What may be said about rules and settings.
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { MessageDirectionEnum } from '#cases/graphql';
import type { Direction } from '#cases/rules';
import { SignalFamilyEnum, SignalKindEnum } from '#signals/graphql';
import type { SignalFamily, SignalKind } from '#signals/rules';
import type { AlertRuleFields, AlertSettings, Audience, Pace, Watch, WebhookShape } from '../rules/index.js';
import type { AlertFilter } from '../store/alert.repository.js';
import { AlertAudienceEnum, AlertPaceEnum, AlertWatchEnum, WebhookShapeEnum } from './alert.object.js';

@InputType()
export class AlertFilterInput implements AlertFilter {
  @Field(() => Boolean, { nullable: true })
  unread?: boolean | null;

  @Field(() => ID, { nullable: true })
  caseId?: string | null;
}

@InputType()
export class AlertRuleInput implements AlertRuleFields {
  @Field(() => String)
  name!: string;

  @Field(() => MessageDirectionEnum, { nullable: true, defaultValue: null })
  direction!: Direction | null;

  @Field(() => [SignalFamilyEnum], { defaultValue: [] })
  families!: SignalFamily[];

  @Field(() => [SignalKindEnum], { defaultValue: [] })
  kinds!: SignalKind[];

  @Field(() => Boolean, { defaultValue: false })
  likelyToEscalate!: boolean;

  @Field(() => Int, { nullable: true, defaultValue: null })
  sentimentAtMost!: number | null;

  @Field(() => Int, { nullable: true, defaultValue: null })
  attentionAtLeast!: number | null;

  @Field(() => Boolean, { defaultValue: false })
  clockWarned!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  clockBreached!: boolean;

  @Field(() => AlertWatchEnum, { defaultValue: 'my_teams' })
  watches!: Watch;

  @Field(() => ID, { nullable: true, defaultValue: null })
  teamId!: string | null;

  @Field(() => AlertAudienceEnum, { defaultValue: 'me' })
  audience!: Audience;

  @Field(() => Boolean, { defaultValue: true })
  email!: boolean;

  @Field(() => String, { nullable: true, defaultValue: null })
  webhookUrl!: string | null;

  @Field(() => WebhookShapeEnum, { defaultValue: 'plain' })
  webhookShape!: WebhookShape;

  @Field(() => AlertPaceEnum, { defaultValue: 'immediate' })
  pace!: Pace;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;
}

@InputType()
export class AlertSettingsInput implements AlertSettings {
  @Field(() => String)
  zone!: string;

  @Field(() => Int, { nullable: true })
  quietFrom!: number | null;

  @Field(() => Int, { nullable: true })
  quietTo!: number | null;

  @Field(() => [Int])
  digestAt!: number[];
}
