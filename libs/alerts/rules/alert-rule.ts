// What somebody asks to be told about, as data, and whether it can be asked that way.
import { DIRECTIONS, type Direction } from '#cases/rules';
import { err, isId, ok, type Result } from '#kernel';
import { SIGNAL_KINDS, type SignalFamily, type SignalKind } from '#signals/rules';

/** my_teams: the cases of the virtual teams that its owner is in; team: of one; everything: all that the owner may see */
export const WATCHES = ['my_teams', 'team', 'everything'] as const;
export type Watch = (typeof WATCHES)[number];

/** team: every member of the virtual team that is watched, as far as they may see the case */
export const AUDIENCES = ['me', 'team'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const PACES = ['immediate', 'digest'] as const;
export type Pace = (typeof PACES)[number];

export const WEBHOOK_SHAPES = ['plain', 'slack', 'teams'] as const;
export type WebhookShape = (typeof WEBHOOK_SHAPES)[number];

/**
 * What makes an alert. A promise that is missed belongs here too: the room that keeps promises subscribes to nothing of
 * ours, so its trigger is a line here, a column of the rule and a reader in `store/hit.repository.ts`.
 */
export const TRIGGERS = ['message', 'likely_to_escalate', 'score', 'clock_warned', 'clock_breached'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const SIGNAL_FAMILIES = [
  'negative',
  'needs_attention',
  'positive',
  'commercial',
] as const satisfies readonly SignalFamily[];

export interface AlertRuleFields {
  readonly name: string;
  /** with families or kinds: signals in messages of this direction; alone: every message of it */
  readonly direction: Direction | null;
  /** any signal of these families, or of these kinds */
  readonly families: readonly SignalFamily[];
  readonly kinds: readonly SignalKind[];
  readonly likelyToEscalate: boolean;
  /** the score falls to this or below, 0 to 100 */
  readonly sentimentAtMost: number | null;
  /** the score rises to this or above, 0 to 100 */
  readonly attentionAtLeast: number | null;
  readonly clockWarned: boolean;
  readonly clockBreached: boolean;
  readonly watches: Watch;
  readonly teamId: string | null;
  readonly audience: Audience;
  /** besides the bell in the console, which rings always */
  readonly email: boolean;
  readonly webhookUrl: string | null;
  readonly webhookShape: WebhookShape;
  readonly pace: Pace;
  readonly enabled: boolean;
}

export const triggersOf = (rule: Omit<AlertRuleFields, 'name'>): Trigger[] =>
  (
    [
      ['message', rule.direction !== null || rule.families.length > 0 || rule.kinds.length > 0],
      ['likely_to_escalate', rule.likelyToEscalate],
      ['score', rule.sentimentAtMost !== null || rule.attentionAtLeast !== null],
      ['clock_warned', rule.clockWarned],
      ['clock_breached', rule.clockBreached],
    ] as const
  ).flatMap(([trigger, on]) => (on ? [trigger] : []));

const MOST_NAME = 120;
const MOST_URL = 2_000;

/** The rule as it is kept: trimmed, and with a team only where one is watched. */
export function checkAlertRule(rule: AlertRuleFields): Result<AlertRuleFields> {
  const name = rule.name.trim();
  if (name === '' || name.length > MOST_NAME)
    return err('ALERT_RULE_NAME_INVALID', `Give the rule a name of at most ${MOST_NAME} characters.`);
  if (triggersOf(rule).length === 0)
    return err('ALERT_RULE_EMPTY', 'Say what to tell you about: signals, messages, scores, clocks or predictions.');
  if (rule.direction !== null && !DIRECTIONS.includes(rule.direction))
    return err('ALERT_RULE_DIRECTION_INVALID', `The direction must be one of ${DIRECTIONS.join(', ')}.`);
  const strange = rule.kinds.filter((kind) => !Object.hasOwn(SIGNAL_KINDS, kind));
  if (strange.length > 0) return err('ALERT_RULE_KIND_UNKNOWN', `These signals don't exist: ${strange.join(', ')}.`);
  for (const threshold of [rule.sentimentAtMost, rule.attentionAtLeast])
    if (threshold !== null && !(Number.isInteger(threshold) && threshold >= 0 && threshold <= 100))
      return err('ALERT_RULE_THRESHOLD_INVALID', 'A score is a whole number from 0 to 100.', { threshold });
  if (rule.watches === 'team' && !isId(rule.teamId))
    return err('ALERT_RULE_TEAM_MISSING', 'Choose the virtual team whose cases the rule watches.');
  if (rule.audience === 'team' && rule.watches !== 'team')
    return err('ALERT_RULE_AUDIENCE_INVALID', 'A rule that tells a whole virtual team watches that team’s cases.');
  const webhookUrl = rule.webhookUrl?.trim() || null;
  const url = webhookUrl === null ? ok(null) : checkWebhookUrl(webhookUrl);
  if (!url.ok) return url;
  return ok({ ...rule, name, webhookUrl, teamId: rule.watches === 'team' ? rule.teamId : null });
}

/** Where it may lead is decided when it is called; here only whether it is an address at all. */
function checkWebhookUrl(text: string): Result<null> {
  const url = text.length <= MOST_URL && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['https:', 'http:'].includes(url.protocol) || url.username || url.password)
    return err('WEBHOOK_URL_INVALID', 'Give the webhook as an https address without a user name in it.');
  return ok(null);
}
