// Writes the brief of an escalation from what the reader may see of it.
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { err, isId, ok, type Result } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { SIGNAL_KINDS } from '#signals/rules';
import { MOST, type Brief } from '../rules/brief.js';
import { BriefRepository, type BriefFacts } from '../store/brief.repository.js';

const labels: Readonly<Record<string, { readonly label: string }>> = SIGNAL_KINDS;

@Injectable()
export class WriteBrief {
  constructor(
    private readonly briefs: BriefRepository,
    @InjectConfig() private readonly config: Config,
  ) {}

  async of(tx: Tx, id: string): Promise<Result<Brief>> {
    const facts = isId(id) ? await this.briefs.facts(tx, id) : undefined;
    if (!facts) return err('ESCALATION_NOT_FOUND', 'There is no such escalation among those you can see.');
    const { caseId, subject, valueAtStake: _value, currency: _currency, ...rest } = facts;
    const quotes = caseId ? await this.briefs.quotes(tx, caseId, MOST.quotes) : [];
    return ok({
      ...rest,
      title: subject ?? rest.reason.split('\n', 1)[0] ?? rest.reason,
      value: valueOf(facts),
      timeline: await this.briefs.timeline(tx, id),
      // Offsets count UTF-16 units, as JavaScript does and PostgreSQL doesn't.
      quotes: quotes.map(({ at, kind, body, startsAt, endsAt }) => ({
        at,
        kind: labels[kind]?.label ?? kind,
        words: sentenceAround(body, startsAt, endsAt),
      })),
      people: await this.briefs.people(tx, id),
    });
  }

  /** In the zone of the install, which every reader of a paper knows. */
  readonly when = (at: Date): string =>
    DateTime.fromJSDate(at, { zone: this.config.BELLWETHER_TIME_ZONE }).setLocale('en').toFormat('d MMM yyyy, HH:mm');

  link({ id }: Pick<Brief, 'id'>): string {
    return `${this.config.BELLWETHER_PUBLIC_URL}/escalations/${id}/show`;
  }
}

function valueOf({ valueAtStake, currency }: BriefFacts): string {
  if (valueAtStake === null) return 'Unknown';
  const amount = new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(valueAtStake);
  return `${currency ? `${currency} ` : ''}${amount} a year`;
}

const AROUND = 120;

/** The words with what stands around them in their sentence. */
export function sentenceAround(body: string, start: number, end: number): string {
  const before =
    body
      .slice(Math.max(0, start - AROUND), start)
      .split(/[.!?\n]/)
      .at(-1) ?? '';
  const after = /^[^.!?\n]*[.!?]?/.exec(body.slice(end, end + AROUND))?.[0] ?? '';
  return `${before}${body.slice(start, end)}${after}`.trim();
}
