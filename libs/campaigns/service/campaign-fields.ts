// Fills in the mails of campaigns: of all that could be said, what their templates ask for, read when a mail is made.
import { Injectable } from '@nestjs/common';
import type { FieldSource, Recipient } from '#delivery';
import { Facts } from '#facts';
import { Clock, isTimeZone } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import { changePercent, periodStart } from '../rules/progress.js';
import { stageWords } from '../rules/escalation-words.js';
import { MergeRepository, type EscalationRow, type PersonRow } from '../store/merge.repository.js';
import { ProgressRepository, type ProgressRow } from '../store/progress.repository.js';

/** Names of fields, as templates say them. */
type Wanted = readonly string[];
type View = Record<string, Record<string, unknown>>;

const PROGRESS = ['period.start', 'usage.activeUsers'];
const OWN = new Set([
  ...['contact.firstName', 'contact.lastName', 'contact.email', 'account.name', 'account.since'],
  ...[
    'usage.activeUsers',
    'usage.activeDays',
    'usage.actions',
    'usage.actionsSoFar',
    'usage.topFeatures',
    'usage.changePercent',
  ],
]);
const GROUPS = new Set(['company', 'csm', 'links', 'campaign', 'period', 'escalation', 'tracked']);

@Injectable()
export class CampaignFields {
  private readonly values = new Map<string, Readonly<Record<string, string>>>();

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly people: MergeRepository,
    private readonly progress: ProgressRepository,
    private readonly facts: Facts,
    private readonly clock: Clock,
  ) {}

  /** `wanted`: the run, and the fields that its mail needs. */
  ofRun(wanted: string): FieldSource {
    const [runId = '', ...names] = wanted.split(' ');
    return {
      recipients: async (tx, contactIds, at) =>
        this.recipients(tx, contactIds, at, names, await this.valuesOf(tx, runId)),
    };
  }

  ofProgress(): FieldSource {
    return { recipients: (tx, contactIds, at) => this.recipients(tx, contactIds, at, PROGRESS, {}) };
  }

  /** `at`: what use of the product is told up to; all else is as it is now. */
  async recipients(
    tx: Tx,
    contactIds: readonly string[],
    at: Date,
    wanted: Wanted,
    values: Readonly<Record<string, string>>,
  ): Promise<Map<string, Recipient>> {
    const of = (group: string) => wanted.some((name) => name.startsWith(`${group}.`));
    const people = await this.people.people(tx, contactIds);
    const usage = byContact(
      wanted.some((name) => PROGRESS.includes(name) || /^(usage|period)\./.test(name))
        ? await this.progress.of(tx, contactIds, at)
        : [],
    );
    const open = byContact(of('escalation') ? await this.people.escalations(tx, contactIds) : []);
    const keys = wanted.filter((name) => !OWN.has(name) && !GROUPS.has(name.split('.')[0] ?? ''));
    const moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    const facts =
      keys.length > 0 ? await this.people.facts(tx, contactIds, keys, await this.facts.in(tx), moment) : null;
    return new Map(
      people.map((person) => {
        const view = viewOf(person, usage.get(person.contactId), open.get(person.contactId), at);
        for (const [key, value] of Object.entries(facts?.get(person.contactId) ?? {})) {
          const [group = '', ...rest] = key.split('.');
          view[group] = { ...view[group], [rest.join('.')]: value };
        }
        return [person.contactId, this.recipient(person, { ...view, campaign: { ...values } })];
      }),
    );
  }

  private recipient({ firstName, lastName, csmName, csmEmail, locale, timeZone }: PersonRow, view: View): Recipient {
    return {
      name: [firstName, lastName].filter(Boolean).join(' '),
      reader: {
        locale: locale && isLocale(locale) ? locale : 'en',
        zone: timeZone && isTimeZone(timeZone) ? timeZone : this.config.BELLWETHER_TIME_ZONE,
      },
      csm: csmName && csmEmail ? { name: csmName, email: csmEmail } : null,
      view,
    };
  }

  /** A run keeps its definition, so they never change. */
  private async valuesOf(tx: Tx, runId: string): Promise<Readonly<Record<string, string>>> {
    const known = this.values.get(runId) ?? (await this.people.values(tx, runId));
    this.values.set(runId, known);
    return known;
  }
}

function viewOf(
  person: PersonRow,
  usage: ProgressRow | undefined,
  escalation: EscalationRow | undefined,
  at: Date,
): View {
  const { firstName, lastName, email, accountName, since } = person;
  const view: View = { contact: { firstName, lastName, email }, account: { name: accountName, since } };
  if (usage) {
    const { activeUsers, activeDays, actions, actionsSoFar, topFeatures } = usage;
    view['period'] = { start: periodStart(at) };
    view['usage'] = {
      activeUsers,
      activeDays,
      actions,
      actionsSoFar,
      topFeatures,
      changePercent: changePercent(usage),
    };
  }
  if (escalation) {
    const { count, openedAt, stage, nextUpdateAt, ownerName, subject } = escalation;
    view['escalation'] = { count, openedAt, ...stageWords(stage), nextUpdateAt, ownerName, subject };
  }
  return view;
}

const byContact = <T extends { readonly contactId: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.contactId, row]));

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
