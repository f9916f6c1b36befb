// Cases out of a log that tells their whole state at every moment, such as ServiceNow's: each change of a value becomes an interval.
// Rows may come in any order and in any chunks; every point is kept, so that late ones find their place.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NameAccounts, NameContacts } from '#accounts';
import { ImportTargets, type ImportContext, type ImportTarget, type Loaded } from '#imports';
import type { MappedRow } from '#imports/rules';
import { newId, type Origin } from '#kernel';
import { recordChanges, type Change, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { endOf, intervalsOf, LOGGED, mergePoints, says } from '../rules/case-log.js';
import { loggedCases, logKey, LOG_FIELDS, type LoggedCase } from '../rules/case-log-row.js';
import { CaseLogRepository } from '../store/case-log.repository.js';
import { CaseRepository, keyText } from '../store/case.repository.js';
import { CASE_HISTORY } from '../store/case.table.js';

/** A case of the chunk that has something new, with all that its log ever told. */
interface Told extends LoggedCase {
  readonly id: string;
  readonly isNew: boolean;
  /** the log is what is newest about it */
  readonly leads: boolean;
  readonly since: number;
}

@Injectable()
export class ImportCaseLog implements ImportTarget, OnModuleInit {
  readonly name = 'case-log';
  readonly fields = LOG_FIELDS;

  constructor(
    private readonly targets: ImportTargets,
    private readonly accounts: NameAccounts,
    private readonly contacts: NameContacts,
    private readonly cases: CaseRepository,
    private readonly logs: CaseLogRepository,
    private readonly events: EventLog,
  ) {}

  onModuleInit(): void {
    this.targets.register(this);
  }

  /** A history told at once is cheaper than one told in two parts. */
  together(row: MappedRow): string {
    return logKey(row);
  }

  async load(tx: Tx, rows: readonly MappedRow[], { origin }: ImportContext): Promise<Loaded> {
    const told = await this.news(tx, loggedCases(rows));
    if (told.length === 0) return { made: 0, changed: 0, refused: [] };
    const fresh = told.filter(({ isNew }) => isNew);
    const known = told.filter(({ isNew }) => !isNew);
    const accountOf = await this.write(tx, told, origin);
    await this.logs.save(tx, new Map(told.map(({ id, points }) => [id, points])));
    await this.logs.begin(
      tx,
      fresh.flatMap((each) => [
        ...intervalsOf(each.points).map((part) => ({ ...part, caseId: each.id })),
        belongs(each, accountOf(each)),
      ]),
    );
    await recordChanges(tx, CASE_HISTORY, known.flatMap(changesOf));
    const latest = told.reduce((at, { points }) => Math.max(at, points.at(-1)?.at ?? 0), 0);
    const event = { origin, occurredAt: new Date(latest) };
    await this.events.append(
      tx,
      { ...event, name: 'case.opened', subjects: fresh.map(({ id }) => id) },
      { ...event, name: 'case.changed', subjects: known.map(({ id }) => id) },
    );
    return { made: fresh.length, changed: known.length, refused: [] };
  }

  totals(tx: Tx): Promise<Map<string, number>> {
    return this.logs.totals(tx);
  }

  private async news(tx: Tx, given: readonly LoggedCase[]): Promise<Told[]> {
    const known = await this.logs.find(tx, given);
    return given.flatMap((each) => {
      const before = known.get(keyText(each));
      const { points, since } = mergePoints(before?.points ?? [], each.points);
      if (since === null) return [];
      const newest = points.at(-1)?.at ?? since;
      const leads = !before || before.updatedAt.getTime() <= newest;
      return [{ ...each, points, since, leads, id: before?.id ?? newId(), isNew: !before }];
    });
  }

  /**
   * Answers with the account of new cases. Only they are placed in one: a person's decision is not undone by the next import.
   */
  private async write(tx: Tx, told: readonly Told[], origin: Origin): Promise<(each: Told) => string | null> {
    const leading = told.filter(({ leads }) => leads);
    const first = leading.reduce(
      (at, { openedAt }) => (openedAt < at ? openedAt : at),
      leading[0]?.openedAt ?? new Date(0),
    );
    const keys = [...new Map(leading.map(({ accountKey }) => [keyText(accountKey), accountKey])).values()];
    const accounts = await this.accounts.run(tx, keys, first, origin);
    const named = leading.flatMap(({ accountKey, contactKey, openedAt }) => {
      const accountId = accounts.of(accountKey);
      return accountId && contactKey ? [{ ...contactKey, accountId, at: openedAt }] : [];
    });
    const contacts = await this.contacts.run(tx, named, origin);
    const accountOf = ({ accountKey }: Told): string | null => accounts.of(accountKey) ?? null;
    const rows = leading.map((each) => ({
      ...currentOf(each),
      ...(each.contactKey && { contactId: contacts.of(each.contactKey) }),
      ...(each.isNew && { accountId: accountOf(each) }),
    }));
    await this.cases.upsertLogged(tx, rows);
    return accountOf;
  }
}

function currentOf({ id, source, externalId, openedAt, facts, points, since }: Told) {
  const last = points.at(-1);
  const current = last && Object.fromEntries(LOGGED.map((attribute) => [attribute, says(last, attribute)]));
  return { id, at: new Date(last?.at ?? since), source, externalId, openedAt, ...facts, ...current, ...endOf(points) };
}

/** An account has a case since it was opened, though its history begins with the log. */
const belongs = ({ id, openedAt }: Told, accountId: string | null) =>
  ({ caseId: id, attribute: 'accountId', value: accountId, from: openedAt.getTime(), to: null, seq: 0 }) as const;

const changesOf = ({ id, points, since }: Told): Change[] =>
  points
    .filter(({ at }) => at >= since)
    .flatMap((point) =>
      LOGGED.map((attribute) => ({
        subject: id,
        attribute,
        value: says(point, attribute),
        at: new Date(point.at),
        seq: point.seq,
      })),
    );
