// The bodies of webhooks: our own shape, and those that Slack and Teams show as messages.
import type { WebhookShape } from './alert-rule.js';
import { headline } from './words.js';

export interface ToldAlert {
  readonly id: string;
  readonly rule: string;
  readonly trigger: string;
  readonly cause: string;
  readonly at: Date;
  readonly caseId: string;
  readonly subject: string;
  readonly priority: string;
  readonly account: string | null;
  /** of the case's page */
  readonly url: string;
}

/** Chats cut long messages off: what is left out is said. */
const MOST_LINES = 15;

export function webhookBody(shape: WebhookShape, delivery: string, alerts: readonly ToldAlert[]): string {
  if (shape === 'slack') return JSON.stringify({ text: slackText(alerts) });
  if (shape === 'teams') return JSON.stringify(teamsMessage(alerts));
  return JSON.stringify({
    delivery,
    alerts: alerts.map(({ id, rule, trigger, cause, at, caseId, subject, priority, account, url }) => ({
      id,
      rule,
      trigger,
      cause,
      at,
      case: { id: caseId, subject, priority, account, url },
    })),
  });
}

const more = (count: number): string[] => (count > MOST_LINES ? [`… and ${count - MOST_LINES} more`] : []);

/** https://docs.slack.dev/messaging/formatting-message-text: three characters are escaped, links are <url|text>. */
const slackSafe = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('|', '¦')
    .replaceAll('\n', ' ');

function slackText(alerts: readonly ToldAlert[]): string {
  const lines = alerts
    .slice(0, MOST_LINES)
    .map(
      ({ cause, subject, account, url }) =>
        `• *${slackSafe(cause)}* <${encodeURI(decodeURI(url))}|${slackSafe(subject)}>${account ? ` (${slackSafe(account)})` : ''}`,
    );
  return [slackSafe(headline(alerts)), ...lines, ...more(alerts.length)].join('\n');
}

/** An Adaptive Card, as incoming webhooks and workflows of Teams take it. Its text is Markdown: what means something is escaped. */
function teamsMessage(alerts: readonly ToldAlert[]): object {
  const line = (text: string, weight?: string) => ({ type: 'TextBlock', text, wrap: true, ...(weight && { weight }) });
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      line(teamsSafe(headline(alerts)), 'Bolder'),
      ...alerts
        .slice(0, MOST_LINES)
        .map(({ cause, subject, account, url }) =>
          line(`${teamsSafe(cause)}: [${teamsSafe(subject)}](${url})${account ? ` (${teamsSafe(account)})` : ''}`),
        ),
      ...more(alerts.length).map((text) => line(text)),
    ],
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

const teamsSafe = (text: string): string => text.replaceAll(/([\\`*_[\]()<>#!])/g, '\\$1').replaceAll('\n', ' ');
