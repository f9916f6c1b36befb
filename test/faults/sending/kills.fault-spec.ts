// Senders are killed while they send. The oracle is what the mail server had on disk before it said yes: nobody twice, nobody lost.
import { setTimeout as sleep } from 'node:timers/promises';
import { LONG, say, seededRandom, Stage } from './stage.js';

const RECIPIENTS = LONG ? 20_000 : 1_000;
const KILLS = LONG ? 100 : 10;
const LANES = 3;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

it(`${RECIPIENTS} mails go out through ${KILLS} kills: nobody twice, nobody lost, and only what was in flight unknown`, async () => {
  const random = seededRandom('kills');
  await stage.launch(RECIPIENTS);
  const options = { lanes: LANES, leaseSeconds: 4 };
  let sender = stage.start(options);
  let accepted = 0;
  // Kills fall while mails leave: each waits until some more have arrived, and then a random moment.
  for (let kills = 0; kills < KILLS; kills += 1) {
    const before = accepted;
    const goal = before + 5 + Math.floor(random() * ((RECIPIENTS * 0.8) / KILLS));
    await stage.arrived(goal);
    await sleep(random() * 30);
    await stage.kill(sender);
    accepted = stage.server.accepted.length;
    expect(accepted).toBeGreaterThan(before);
    sender = stage.start(options);
  }
  await stage.finished(LONG ? 300_000 : 60_000);
  expect(await stage.kill(sender, 'SIGTERM')).toBe(0);

  const books = await stage.books();
  say('kills', { ...books, kills: KILLS });
  const { states } = books;
  expect(books).toMatchObject({ dup: 0, lost: 0 });
  expect(states.unknown ?? 0).toBeLessThanOrEqual(KILLS * LANES);
  expect((states.sent ?? 0) + (states.unknown ?? 0)).toBe(RECIPIENTS);
  const runs = await stage.query('SELECT r.audience, g.label FROM campaign_runs r JOIN mailings g USING (id)');
  expect(runs).toEqual([{ audience: RECIPIENTS, label: states.unknown ? 'finished with unknown' : 'finished' }]);
});
