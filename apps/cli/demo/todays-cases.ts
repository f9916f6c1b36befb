// What customers wrote this morning: live, so that signals are found, an escalation is asked for, and somebody has to act.
import type { IngestedCase } from '#cases';
import type { DemoShape } from './shape.js';

const HOUR_MS = 3_600_000;

export function todaysCases({ now }: DemoShape): IngestedCase[] {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const opened = (
    n: number,
    hours: number,
    organisation: number,
    subject: string,
    priority: string,
    ...bodies: string[]
  ): IngestedCase => ({
    source: 'demo',
    externalId: `BW-${90_000 + n}`,
    organisationKey: `org-${organisation}`,
    subject,
    priority,
    status: 'open',
    product: 'Pipeline',
    team: 'Pipeline Support',
    assignee: 'grace.lim@support.example',
    openedAt: ago(hours),
    updatedAt: now,
    messages: bodies.map((body, turn) => ({
      externalId: `BW-${90_000 + n}-${turn}`,
      direction: turn % 2 === 0 ? 'inbound' : 'outbound',
      body,
      sentAt: ago(hours - (hours * turn) / bodies.length),
      authorName: turn % 2 === 0 ? 'Rowan Ellery' : 'Grace Lim',
    })),
  });
  return [
    opened(
      1,
      50,
      3,
      'Nightly export has been failing for three days',
      'high',
      'Hello,\n\nour nightly export from Pipeline has failed three nights in a row. The finance team has no numbers for the closing.\n\nRowan',
      'Hi Rowan,\n\nI am sorry about that. I can see the failed runs and have handed them to our engineers. More tomorrow.\n\nGrace',
      'It is tomorrow and nobody has written to us. This is very frustrating, and it is urgent: the closing is on Friday. Please escalate this to your management.\n\nRowan',
    ),
    opened(
      2,
      6,
      11,
      'Production dashboards do not load',
      'critical',
      'Production is down for us since 6 am: none of the dashboards load and nobody in the control room can work. Please call me as soon as possible.\n\nRowan',
    ),
    opened(
      3,
      28,
      24,
      'How do we share a forecast with another region?',
      'normal',
      'Hi,\n\nwe would like to share a forecast with our colleagues in another region. Which permission do they need?\n\nThanks,\nRowan',
      'Hi Rowan,\n\nthey need the role "Viewer" in your workspace; an administrator can give it under Settings, People.\n\nGrace',
      'That worked at once, thank you for the quick answer!\n\nRowan',
    ),
  ];
}
