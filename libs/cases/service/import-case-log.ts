// Cases out of a log that tells their whole state at every moment, such as ServiceNow's: each change of a value becomes an interval.
// Rows may come in any order and in any chunks; every point is kept, so that late ones find their place.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NameAccounts, NameContacts, type ClaimedContacts, type KeyedIds } from '#accounts';
import { ImportTargets, type Finish, type ImportContext, type ImportTarget, type Loaded } from '#imports';
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

  async load(tx: Tx, rows: readonly MappedRow[], context: ImportContext): Promise<Loaded> {
    const finish = await this.begin(tx, rows, context);
    return finish();
  }

  async begin(tx: Tx, rows: readonly MappedRow[], { origin }: ImportContext): Promise<Finish> {
    const given = loggedCases(rows);
    const [told, accounts] = await Promise.all([this.news(tx, given), this.accountsOf(tx, given, origin)]);
    const accountOf = accountIn(accounts);
    const contacts = await this.contacts.claim(
      tx,
      told.flatMap((each) =>
        each.contactKey ? [{ ...each.contactKey, accountId: accountOf(each), at: each.openedAt }] : [],
      ),
    );
    return () => this.write(tx, told, accounts, contacts, origin);
  }

  private async write(
    tx: Tx,
    told: readonly Told[],
    accounts: KeyedIds,
    contacts: ClaimedContacts,
    origin: Origin,
  ): Promise<Loaded> {
    if (told.length === 0) return { made: 0, changed: 0, refused: [] };
    const fresh = told.filter(({ isNew }) => isNew);
    const known = told.filter(({ isNew }) => !isNew);
    const accountOf = accountIn(accounts);
    const current = told
      .filter(({ leads }) => leads)
      .map((each) => ({
        ...currentOf(each),
        ...(each.contactKey && { contactId: contacts.ids.of(each.contactKey) }),
        // Only a new case is placed in an account: a person's decision is not undone by the next import.
        ...(each.isNew && { accountId: accountOf(each) }),
      }));
    const latest = told.reduce((at, { points }) => Math.max(at, points.at(-1)?.at ?? 0), 0);
    const event = { origin, occurredAt: new Date(latest) };
    // None waits for another's answer; the database does them in this order.
    await Promise.all([
      this.contacts.save(tx, contacts, origin),
      this.cases.upsertLogged(tx, current),
      this.logs.save(tx, new Map(told.map(({ id, points }) => [id, points]))),
      this.logs.begin(
        tx,
        fresh.flatMap((each) => [belongs(each, accountOf(each)), ...historyOf(each)]),
      ),
      recordChanges(tx, CASE_HISTORY, known.flatMap(changesOf)),
      this.events.append(
        tx,
        { ...event, name: 'case.opened', subjects: fresh.map(({ id }) => id) },
        { ...event, name: 'case.changed', subjects: known.map(({ id }) => id) },
      ),
    ]);
    return { made: fresh.length, changed: known.length, refused: [] };
  }

  totals(tx: Tx): Promise<Map<string, number>> {
    return this.logs.totals(tx);
  }

  private async news(tx: Tx, given: readonly LoggedCase[]): Promise<Told[]> {
    const known = await this.logs.find(tx, given);
    const told = given.flatMap((each) => {
      const before = known.get(keyText(each));
      const { points, since } = mergePoints(before?.points ?? [], each.points);
      if (since === null) return [];
      const newest = points.at(-1)?.at ?? since;
      const leads = !before || before.updatedAt.getTime() <= newest;
      return [{ ...each, points, since, leads, id: before?.id ?? newId(), isNew: !before }];
    });
    // In the order of the tables' keys: to append is cheapest.
    return told.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private accountsOf(tx: Tx, given: readonly LoggedCase[], origin: Origin): Promise<KeyedIds> {
    const keys = [...new Map(given.map(({ accountKey }) => [keyText(accountKey), accountKey])).values()];
    const first = given.reduce((at, { openedAt }) => Math.min(at, openedAt.getTime()), Infinity);
    return this.accounts.run(tx, keys, new Date(first), origin);
  }
}

const accountIn =
  (accounts: KeyedIds) =>
  ({ accountKey }: LoggedCase): string =>
    accounts.of(accountKey) ?? '';

function currentOf({ id, source, externalId, openedAt, facts, points, since }: Told) {
  const last = points.at(-1);
  const current = last && Object.fromEntries(LOGGED.map((attribute) => [attribute, says(last, attribute)]));
  return { id, at: new Date(last?.at ?? since), source, externalId, openedAt, ...facts, ...current, ...endOf(points) };
}

/** An account has a case since it was opened, though its history begins with the log. */
const belongs = ({ id, openedAt }: Told, accountId: string) =>
  ({ caseId: id, attribute: 'accountId', value: accountId, from: openedAt.getTime(), to: null, seq: 0 }) as const;

const historyOf = ({ id, points }: Told) => intervalsOf(points).map((interval) => ({ ...interval, caseId: id }));

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
