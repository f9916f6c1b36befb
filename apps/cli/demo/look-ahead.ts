// What is likely to escalate, what the managers have said to it this morning, whom they turn to, and a case that they handed over.
import type { INestApplicationContext } from '@nestjs/common';
import { DirectoryService, HandOver } from '#directory';
import type { EntryWish } from '#directory/rules';
import { unwrap } from '#kernel';
import { Database, SYSTEM, userScope } from '#platform/database';
import { JobQueue } from '#platform/queue';
import { FIT_MODEL, PredictionRepository, ReviewPrediction, SweepPredictions, type Review } from '#predictions';
import type { DemoShape } from './shape.js';
import { PRODUCTS, TEAMS } from './words.js';

const HOUR_MS = 3_600_000;

export async function lookAhead(app: INestApplicationContext, { now }: DemoShape): Promise<void> {
  const database = app.get(Database);
  const people = await database.tx(SYSTEM, (tx) =>
    tx.query<{ id: string; email: string }>(
      `SELECT id, email FROM users WHERE email IN ('support.manager@demo.example', 'escalations@demo.example')`,
    ),
  );
  const idOf = (name: string): string => people.find(({ email }) => email.startsWith(name))?.id ?? '';
  const [manager, escalations] = [idOf('support.manager'), idOf('escalations')];

  const directory = app.get(DirectoryService);
  const entries: EntryWish[] = [
    ...PRODUCTS.slice(0, 4).map((product, n) => ({
      product,
      team: TEAMS[n % TEAMS.length] ?? '',
      hours: 'Mon to Fri, 8:00 to 18:00',
      channel: `#${product.toLowerCase().replaceAll(' ', '-')}`,
    })),
    {
      ...{ severity: 'critical', team: TEAMS[0] ?? '', personId: escalations, backupId: manager },
      ...{ hours: 'Around the clock', channel: 'Duty phone 555 0100' },
    },
    { problemType: 'Contract or invoice', team: 'Account management', hours: 'Mon to Fri', channel: '#accounts' },
    { team: TEAMS[0] ?? '', personId: manager, hours: 'Mon to Fri, 8:00 to 18:00', channel: '#support' },
  ];
  for (const entry of entries) await directory.save(SYSTEM, null, entry);

  await app.get(SweepPredictions).run();
  const likely = await database.tx(userScope(manager), (tx) => app.get(PredictionRepository).predictedCases(tx));
  const said: readonly (Omit<Review, 'caseId'> & { readonly by: string })[] = [
    { by: manager, verdict: 'acknowledged', channel: 'console', reason: 'I call them at noon' },
    {
      ...{ by: escalations, verdict: 'snoozed', channel: 'mail', until: new Date(now.getTime() + 20 * HOUR_MS) },
      reason: 'Their release is tomorrow',
    },
    { by: manager, verdict: 'disagreed', channel: 'console', reason: 'They write like this and mean well' },
  ];
  // From the end: the most likely still wait for whoever signs in.
  for (const [n, { by, ...review }] of said.entries()) {
    const caseId = likely.at(-1 - n)?.caseId;
    if (caseId && likely.length > said.length)
      unwrap(await app.get(ReviewPrediction).run(userScope(by), { caseId, ...review }));
  }
  const handed = likely[1]?.caseId;
  if (handed)
    unwrap(
      await app.get(HandOver).run(userScope(escalations), {
        caseId: handed,
        reason: 'Needs somebody who knows the export service. The customer waits for a date.',
        team: TEAMS[1] ?? null,
      }),
    );
  // Learnt from the past in the worker, beside its other work.
  await app.get(JobQueue).ring(FIT_MODEL, {}, { once: 'demo' });
}
