// An api, a worker and short words for what segments are about: accounts of a tier, escalations, and who is told what.
import { SaveAccounts } from '#accounts';
import { newId, type Origin } from '#kernel';
import type { Tx } from '#platform/database';
import { behind, EventLog } from '#platform/events';
import { SegmentMembers } from '#segments';
import { SweepSegmentsJob } from '#segments/jobs';
import type { Rule } from '#facts/rules';
import { startApi, type Person, type TestApi } from './test-api.js';
import { startWorker, type TestWorker } from './test-worker.js';

export const DAY = 86_400_000;
export const open: Rule = { fact: 'open', op: 'is', value: true };
export const escalated: Rule = { exists: { of: 'escalations', where: open } };
export const tierIs = (value: string): Rule => ({ fact: 'account.tier', op: 'is', value });

export interface Told {
  readonly name: string;
  readonly origin: string;
  readonly because: string;
  readonly subjects: number;
}

export async function startSegments(): Promise<SegmentLab> {
  const api = await startApi();
  return new SegmentLab(api, await startWorker(api.config, api.clock), await api.person('admin'));
}

export class SegmentLab {
  constructor(
    readonly api: TestApi,
    readonly worker: TestWorker,
    readonly admin: Person,
  ) {}

  /** Made and filled. Rules of a test ask for a tier of its own, so that they hold for nobody else's accounts. */
  async segment(rule: Rule, object = 'account'): Promise<{ id: string; key: string }> {
    const made = await this.admin.ask<{ createSegment: { id: string; key: string } }>(
      `mutation ($rule: JSON!) { createSegment(input: { name: "Segment ${newId()}", object: ${object}, rule: $rule }) { id key } }`,
      { rule },
    );
    expect(made.errors).toBeUndefined();
    await this.heard();
    return made.data.createSegment;
  }

  async accounts(count: number, tier: string, origin: Origin = 'live', more: object = {}): Promise<string[]> {
    const at = this.api.clock.now();
    const rows = Array.from({ length: count }, (_, n) => ({ id: newId(), name: `${tier} ${n}`, tier, ...more, at }));
    await this.api.system((tx) => this.api.app.get(SaveAccounts).run(tx, rows, origin));
    return rows.map(({ id }) => id);
  }

  async account(tier: string, more: object = {}): Promise<string> {
    const [id = ''] = await this.accounts(1, tier, 'live', more);
    return id;
  }

  async change(id: string, fields: object): Promise<void> {
    const row = { id, ...fields, at: this.api.clock.now() };
    await this.api.system((tx) => this.api.app.get(SaveAccounts).run(tx, [row], 'live'));
  }

  async escalate(accountId: string, origin: Origin = 'live'): Promise<string> {
    const id = newId();
    await this.api.system(async (tx) => {
      const row = [id, accountId, this.api.clock.now()];
      await tx.query('INSERT INTO escalations (id, account_id, opened_at) VALUES ($1, $2, $3)', row);
      await this.tell(tx, 'escalation.opened', [id], origin);
    });
    return id;
  }

  async resolve(id: string): Promise<void> {
    await this.api.system(async (tx) => {
      await tx.query('UPDATE escalations SET resolved_at = $2 WHERE id = $1', [id, this.api.clock.now()]);
      await this.tell(tx, 'escalation.resolved', [id]);
    });
  }

  tell(tx: Tx, name: string, subjects: string[], origin: Origin = 'live'): Promise<void> {
    return this.api.app.get(EventLog).append(tx, { name, subjects, origin, occurredAt: this.api.clock.now() });
  }

  /** What was told of this row, in order. */
  eventsOf(tx: Tx, row: string): Promise<{ id: string; name: string; origin: Origin }[]> {
    return tx.query('SELECT id, name, origin FROM events WHERE $1 = ANY(subjects) ORDER BY seq', [row]);
  }

  members(key: string): Promise<string[]> {
    return this.api.system((tx) => this.api.app.get(SegmentMembers).of(tx, key));
  }

  /** Its events of entering and leaving, in their order. */
  toldOf(key: string): Promise<Told[]> {
    return this.api.system((tx) =>
      tx.query<Told>(
        `SELECT name, origin, payload->>'because' AS because, cardinality(subjects) AS subjects FROM events
         WHERE payload->>'segment' = $1 ORDER BY seq`,
        [key],
      ),
    );
  }

  sweep(): Promise<void> {
    return this.worker.app.get(SweepSegmentsJob).run();
  }

  later(milliseconds: number): void {
    this.api.clock.advance(milliseconds);
  }

  /** Until everything told so far is read: a drain passes over a subscriber that another pump is just moving along. */
  async heard(): Promise<void> {
    const unread = (tx: Tx) => tx.one('SELECT 1 FROM events WHERE position IS NULL');
    do await this.worker.drain();
    while (await this.api.system(async (tx) => Boolean(await unread(tx)) || (await behind(tx)).size > 0));
  }

  async close(): Promise<void> {
    await this.worker.close();
    await this.api.close();
  }
}
