// Loads the synthetic demo: first the people, so that signing in works at once, then the company they look after.
// Killed half way it goes on where it stopped: every statement leaves alone what is already there.
import { Module } from '@nestjs/common';
import { AccessModule, Audit } from '#access';
import { AlertsModule } from '#alerts';
import { BlocsModule } from '#blocs';
import { CampaignsModule } from '#campaigns';
import { CasesModule } from '#cases';
import { DirectoryModule } from '#directory';
import { Clock } from '#kernel';
import type { Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { EventBell } from '#platform/events';
import { DeskModule } from '#desk';
import { PlaysModule } from '#plays';
import { PredictionsModule } from '#predictions';
import { SwarmsModule } from '#swarms';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../api/demo-accounts.js';
import { withRooms } from '../with-rooms.js';
import { comeAlive } from './come-alive.js';
import { makeCaseHistory, makeCases, makeMessages } from './make-cases.js';
import { makeAccounts, makeContacts, makeOwners, makeUsage } from './make-company.js';
import { makeEscalations } from './make-escalations.js';
import { demoPasswordHash, makePeople } from './make-people.js';
import { demoShape, makeDice, type DemoShape } from './shape.js';
import { tellHistory } from './tell-history.js';

@Module({
  imports: [
    AccessModule,
    AlertsModule,
    CasesModule,
    DeskModule,
    SwarmsModule,
    PlaysModule,
    CampaignsModule,
    BlocsModule,
    DirectoryModule,
    PredictionsModule,
  ],
})
class DemoModule {}

const PART = 1_000;

/** `peopled`: what waits for the people and comes before all else. */
export async function loadDemo(
  config: Config,
  say: (line: string) => void,
  peopled: () => Promise<void>,
): Promise<void> {
  await withRooms(
    [DemoModule],
    async (app) => {
      const database = app.get(Database);
      const hash = await demoPasswordHash();
      const people = await database.tx(SYSTEM, (tx) => makePeople(tx, hash));
      await peopled();
      say(`This is a demo with synthetic data. Sign in with the password "${DEMO_PASSWORD}" as`);
      for (const { email, name, role } of DEMO_ACCOUNTS)
        say(`  ${email.padEnd(30)} ${name}, ${role.replace('_', ' ')}`);
      const shape = demoShape(app.get(Clock).now());
      if (await database.tx(SYSTEM, isLoaded)) return say('Demo data is ready.');
      const step = (what: string, work: (tx: Tx) => Promise<void>) =>
        database.tx(SYSTEM, async (tx) => {
          say(`Loading demo data: ${what} …`);
          await makeDice(tx, shape.seed);
          await work(tx);
        });
      await step('accounts and contacts', async (tx) => {
        await makeAccounts(tx, shape);
        await makeOwners(tx, shape, people.csmIds, people.amId);
        await makeContacts(tx, shape);
        await makeUsage(tx, shape);
        await tellHistory(tx, 'account.created', 'SELECT id FROM accounts', shape.now);
        await tellHistory(tx, 'contact.created', 'SELECT id FROM contacts', shape.now);
      });
      for (let from = 1; from <= shape.cases; from += PART)
        await step(`cases ${from} to ${from + PART - 1} of ${shape.cases}`, (tx) =>
          loadCases(tx, shape, from, from + PART - 1),
        );
      await step('escalations', async (tx) => {
        await makeCaseHistory(tx);
        await makeEscalations(tx, shape, people.escalationManagerId, people.csmIds[0] ?? '');
        await tellHistory(tx, 'escalation.opened', `SELECT id FROM escalations WHERE source = 'demo'`, shape.now);
      });
      await database.tx(SYSTEM, learnSizes);
      app.get(EventBell).ring();
      await comeAlive(app, shape, people.supportManagerId, say);
      await database.tx(SYSTEM, (tx) => app.get(Audit).record(tx, 'demo.loaded', null));
      say('Demo data is ready.');
    },
    config,
  );
}

const isLoaded = async (tx: Tx): Promise<boolean> =>
  Boolean(await tx.one(`SELECT 1 FROM audit_entries WHERE action = 'demo.loaded'`));

/** Tables that have just grown are planned for as if they were empty, until the server looks at them in a minute or so. */
async function learnSizes(tx: Tx): Promise<void> {
  await tx.query('RESET ROLE');
  await tx.query('ANALYZE');
}

async function loadCases(tx: Tx, shape: DemoShape, from: number, to: number): Promise<void> {
  await makeCases(tx, shape, from, to);
  await makeMessages(tx, shape, from, to);
  const ids = `SELECT pg_temp.demo_id('case', n) FROM generate_series(${from}, ${to}) n`;
  await tellHistory(tx, 'case.opened', `SELECT id FROM cases WHERE id IN (${ids})`, shape.now);
  await tellHistory(tx, 'message.received', `SELECT id FROM messages WHERE case_id IN (${ids})`, shape.now);
}
