// What an alert says, for mails and webhooks: short, and never more of the customer's words than the subject of the case.
import { SIGNAL_KINDS, type SignalKind } from '#signals/rules';
import type { Trigger } from './alert-rule.js';

/** What is known of the cause; kept with the alert. */
export interface AlertFacts {
  readonly kinds?: readonly string[];
  readonly direction?: string;
  readonly score?: 'sentiment' | 'attention';
  readonly value?: number;
  readonly clock?: string;
  readonly factors?: readonly string[];
}

const labelOf = (kind: string): string =>
  Object.hasOwn(SIGNAL_KINDS, kind) ? SIGNAL_KINDS[kind as SignalKind].label : kind.replaceAll('_', ' ');

const DIRECTION: Readonly<Record<string, string>> = {
  inbound: 'The customer wrote',
  outbound: 'We wrote',
  note: 'A note was left',
};

export function causeWords(trigger: Trigger, facts: AlertFacts): string {
  switch (trigger) {
    case 'message':
      return facts.kinds?.length
        ? facts.kinds.map(labelOf).join(', ')
        : (DIRECTION[facts.direction ?? ''] ?? 'A message came');
    case 'likely_to_escalate':
      return 'Likely to escalate';
    case 'score':
      return facts.score === 'sentiment'
        ? `Sentiment fell to ${facts.value ?? '?'}`
        : `Attention rose to ${facts.value ?? '?'}`;
    case 'clock_warned':
      return `${clockWords(facts.clock)} is nearly due`;
    case 'clock_breached':
      return `${clockWords(facts.clock)} is overdue`;
  }
}

function clockWords(clock = 'a clock'): string {
  const words = clock.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The subject of a mail, the first line of a webhook. */
export function headline(alerts: readonly { readonly cause: string; readonly subject: string }[]): string {
  const [first] = alerts;
  if (!first) return 'No alerts';
  return alerts.length === 1
    ? `${first.cause}: ${first.subject}`
    : `${alerts.length} alerts, the first: ${first.cause}: ${first.subject}`;
}
