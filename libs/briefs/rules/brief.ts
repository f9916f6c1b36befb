// The one page about an escalation: what happened, what the customer said, what we do, what is at stake, and who is in it.

export interface Happening {
  readonly at: Date;
  readonly text: string;
}

export interface Quote {
  readonly at: Date;
  /** as the signal calls it, such as "Escalation request" */
  readonly kind: string;
  readonly words: string;
}

export interface Person {
  readonly role: string;
  readonly name: string;
  readonly email: string | null;
}

export interface Brief {
  readonly id: string;
  readonly title: string;
  readonly account: string;
  readonly severity: string;
  readonly stage: string;
  readonly openedAt: Date;
  readonly resolvedAt: Date | null;
  readonly nextUpdateDueAt: Date | null;
  readonly value: string;
  readonly valueReason: string | null;
  readonly reason: string;
  readonly plan: string | null;
  /** once it is resolved: then the page is its post-mortem */
  readonly rootCause: string | null;
  readonly summary: string | null;
  readonly prevention: string | null;
  readonly timeline: readonly Happening[];
  readonly quotes: readonly Quote[];
  readonly people: readonly Person[];
}

/** More don't fit a page. */
export const MOST = { happenings: 12, quotes: 4, people: 8, words: 600, quote: 220 } as const;

/** The beginning, and then the latest: what lies between is told by how much was left out. */
export function shortened(happenings: readonly Happening[], most: number = MOST.happenings): Happening[] {
  if (happenings.length <= most) return [...happenings];
  const [first, ...rest] = happenings;
  const left = rest.length - (most - 2);
  const gap = rest[0];
  if (!first || !gap) return [];
  return [first, { at: gap.at, text: `… ${left} more` }, ...rest.slice(left)];
}

/** Whole words, as far as they fit. */
export function clipped(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** `when` says an instant in the reader's zone. The same page on paper, in a mail and on screen. */
export function sectionsOf(brief: Brief, when: (at: Date) => string): Section[] {
  const { rootCause, summary, prevention, plan, value, valueReason } = brief;
  const told = (text: string | null) => (text ? [clipped(text, MOST.words)] : []);
  const sections: Section[] = [
    { title: 'What it is about', lines: told(brief.reason) },
    {
      title: 'What happened',
      lines: shortened(brief.timeline).map(({ at, text }) => `${when(at)}: ${clipped(text, 120)}`),
    },
    {
      title: 'In the customer’s words',
      lines: brief.quotes.slice(0, MOST.quotes).map(({ at, words }) => `“${clipped(words, MOST.quote)}” (${when(at)})`),
    },
    { title: 'Plan', lines: plan ? told(plan) : brief.resolvedAt ? [] : ['No plan is written down yet.'] },
    { title: 'Root cause', lines: told(rootCause) },
    { title: 'Summary', lines: told(summary) },
    { title: 'What prevents the next', lines: told(prevention) },
    { title: 'Value at stake', lines: [valueReason ? `${value} (${clipped(valueReason, 160)})` : value] },
    {
      title: 'People',
      lines: brief.people
        .slice(0, MOST.people)
        .map(({ role, name, email }) => `${role}: ${email ? `${name}, ${email}` : name}`),
    },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

export const headOf = (brief: Brief, when: (at: Date) => string): string =>
  [
    brief.account,
    `severity ${brief.severity}`,
    brief.resolvedAt ? `resolved ${when(brief.resolvedAt)}` : brief.stage.replaceAll('_', ' '),
    `opened ${when(brief.openedAt)}`,
    ...(brief.resolvedAt
      ? []
      : [brief.nextUpdateDueAt ? `next update due ${when(brief.nextUpdateDueAt)}` : 'no next update is set']),
  ].join(' · ');

export const kindOf = ({ resolvedAt }: Brief): string => (resolvedAt ? 'Post-mortem' : 'Escalation brief');

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function briefText(brief: Brief, when: (at: Date) => string, link: string): string {
  const parts = sectionsOf(brief, when).map(({ title, lines }) => [title.toUpperCase(), ...lines].join('\n'));
  return [`${kindOf(brief)}: ${brief.title}`, headOf(brief, when), ...parts, link].join('\n\n') + '\n';
}

export function briefHtml(brief: Brief, when: (at: Date) => string, link: string): string {
  const parts = sectionsOf(brief, when).map(
    ({ title, lines }) =>
      `<h2 style="font-size:15px;margin:18px 0 4px">${escaped(title)}</h2>${lines
        .map((line) => `<p style="margin:0 0 4px">${escaped(line)}</p>`)
        .join('')}`,
  );
  return `<!doctype html><html lang="en"><body style="font:14px/1.45 Helvetica,Arial,sans-serif;color:#1d2939;max-width:680px;margin:0 auto;padding:16px">
<p style="margin:0;color:#475467">${escaped(kindOf(brief))}</p><h1 style="font-size:20px;margin:0 0 4px">${escaped(brief.title)}</h1>
<p style="margin:0;color:#475467">${escaped(headOf(brief, when))}</p>${parts.join('\n')}
<p style="margin:18px 0 0"><a href="${escaped(link)}">Open the escalation</a></p></body></html>`;
}
