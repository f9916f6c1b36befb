// From history to work: the Escalation SuccessBLOC is applied, its play and campaign start, and customers write this morning.
import type { INestApplicationContext } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { AlertRuleService } from '#alerts';
import { BlocService, ShippedFiles } from '#blocs';
import { LaunchCampaign } from '#campaigns';
import { Ingest } from '#cases';
import { unwrap } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { PlayService } from '#plays';
import { lookAhead } from './look-ahead.js';
import { makeTriage } from './make-triage.js';
import { showDesk } from './show-desk.js';
import { todaysCases } from './todays-cases.js';
import type { DemoShape } from './shape.js';

const BLOC = 'escalation';
const PLAY = 'too-many-open-support-escalations';
const CAMPAIGN = 'progress-status';
const POLL_MS = 500;

export async function comeAlive(
  app: INestApplicationContext,
  shape: DemoShape,
  managerId: string,
  say: (line: string) => void,
): Promise<void> {
  const database = app.get(Database);
  await readByAll(database, say);
  say('Loading demo data: the Escalation SuccessBLOC …');
  const text = (await app.get(ShippedFiles).blocs()).get(BLOC) ?? '';
  unwrap(await app.get(BlocService).apply(SYSTEM, text));
  await readByAll(database, say);
  unwrap(await app.get(PlayService).enable(SYSTEM, PLAY, 'existing'));
  unwrap(await app.get(LaunchCampaign).run(SYSTEM, CAMPAIGN));
  await database.tx(SYSTEM, (tx) => makeTriage(tx, shape, managerId));
  // Before this morning's mails, so that the bell rings for them.
  await app.get(AlertRuleService).adoptStarters(managerId);
  unwrap(await app.get(Ingest).run(todaysCases(shape)));
  await readByAll(database, say);
  say('Loading demo data: what is likely to escalate …');
  await lookAhead(app, shape);
  await showDesk(app);
}

/** The worker's subscribers have read everything written so far. */
async function readByAll(database: Database, say: (line: string) => void): Promise<void> {
  for (let told = -1; ;) {
    const left = await database.tx(SYSTEM, unread);
    if (left === 0) return;
    if (left !== told) say(`Loading demo data: reading what was written, ${left} events left …`);
    told = left;
    await sleep(POLL_MS);
  }
}

const unread = async (tx: Tx): Promise<number> =>
  (
    await tx.one<{ n: number }>(
      `SELECT ((SELECT count(*) FROM events WHERE position IS NULL)
             + (SELECT count(*) FROM events WHERE position > (SELECT coalesce(min(position), 0) FROM event_cursors)))::int AS n`,
    )
  )?.n ?? 0;
