// The same customers as history: an import of the past fills conversations, scores and segments, and asks nobody for anything,
// with every play and campaign on. All is loaded before anybody reads, so that events of both origins stand in one batch.
import { join } from 'node:path';
import type { Person } from '../support/test-api.js';
import { startRiver, type River } from './river.js';
import { givenFile, Mappings, RunImport, StartImport } from '#imports';
import { unwrap, type Origin } from '#kernel';
import { SYSTEM } from '#platform/database';

const FILES = [
  ['users.json', 'zendesk-contacts'],
  ['tickets.json', 'zendesk-cases'],
  ['tickets.json', 'zendesk-messages'],
  ['escalations.csv', 'csv-escalations'],
] as const;

describe.each<{ accounts: Origin }>([{ accounts: 'backfill' }, { accounts: 'live' }])(
  'two years of history, of customers that are $accounts',
  ({ accounts }) => {
    let river: River;
    let admin: Person;
    beforeAll(async () => {
      river = await startRiver({ workers: 1 });
      admin = await river.api.person('admin');
      await river.ask(
        admin,
        `mutation { applyBloc(key: "escalation", enable: new) { ... on AppliedBloc { plays { key } } } }`,
      );
      await river.ask(
        admin,
        'mutation { scheduleCampaign(key: "progress-status", on: true) { ... on Campaign { key } } }',
      );
      await river.caughtUp();
      await river.stopWorkers();
    });
    afterAll(() => river.close());

    it('are known in full, and nobody is given a task or sent a mail', async () => {
      await load('organizations.json', 'zendesk-accounts', accounts);
      for (const [file, mapping] of FILES) await load(file, mapping, 'backfill');
      await river.startWorkers(1);
      await river.caughtUp();

      expect(await rows(`SELECT count(*)::int AS n FROM messages`)).toEqual([{ n: 21 }]);
      expect(await rows(`SELECT count(*)::int AS n FROM signals WHERE kind = 'escalation_request'`)).toEqual([
        { n: 5 },
      ]);
      expect(await rows(`SELECT count(*)::int AS n FROM escalations WHERE resolved_at IS NULL`)).toEqual([{ n: 4 }]);
      expect(
        await rows(
          `SELECT s.key, a.name, m.origin FROM segment_memberships m JOIN segments s ON s.id = m.segment_id
           JOIN accounts a ON a.id = m.account_id WHERE m.left_at IS NULL AND s.object = 'account' ORDER BY s.key`,
        ),
      ).toEqual([
        { key: 'escalated-customers', name: 'Brackwater Dairies', origin: 'backfill' },
        { key: 'more-than-3-open-escalations', name: 'Brackwater Dairies', origin: 'backfill' },
      ]);
      expect(await rows(`SELECT enabled, count(*)::int AS plays FROM plays GROUP BY enabled`)).toEqual([
        { enabled: true, plays: 6 },
      ]);
      for (const table of ['escalation_requests', 'play_runs', 'tasks', 'campaign_runs', 'mails', 'caught_mails'])
        expect([table, await rows(`SELECT * FROM ${table}`)]).toEqual([table, []]);
    });

    it('stay as they are when all of it is said again', async () => {
      const before = await everything();
      for (const [file, mapping] of FILES) await load(file, mapping, 'backfill');
      await river.caughtUp();
      expect(await everything()).toEqual(before);
    });

    /** As the command line does it: read by the process that was asked. */
    async function load(file: string, name: string, origin: Origin): Promise<void> {
      const { app } = river.api;
      const mapping = unwrap(await river.api.system((tx) => app.get(Mappings).find(tx, name)));
      const given = unwrap(await givenFile(join('test/stories/fixtures/zendesk', file)));
      const options: Record<string, string> = name.startsWith('csv-') ? { source: 'zendesk' } : {};
      const run = unwrap(await app.get(StartImport).run(SYSTEM, { file: given, mapping, options, origin }));
      expect(unwrap(await app.get(RunImport).run(run.id))).toMatchObject({ state: 'finished', rejected: 0 });
    }
    const rows = (sql: string) => river.api.system((tx) => tx.query(sql));
    const everything = () =>
      Promise.all(
        ['accounts', 'contacts', 'cases', 'messages', 'signals', 'escalations', 'segment_memberships', 'tasks'].map(
          async (table) => [table, await rows(`SELECT id FROM ${table} ORDER BY id`)],
        ),
      );
  },
);
