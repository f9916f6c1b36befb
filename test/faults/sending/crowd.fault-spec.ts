// Many hands at once: people pause, resume and unsubscribe while mails leave; four senders keep five campaigns under one cap.
import { setTimeout as sleep } from 'node:timers/promises';
import { say, seededRandom, Stage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

it('twenty times paused and resumed: pausing stops within what is in flight, resuming repeats nobody', async () => {
  const random = seededRandom('pauses');
  const LANES = 3;
  await stage.launch(600);
  stage.start({ lanes: LANES });
  await stage.arrived(10);
  for (let cycle = 0; cycle < 20; cycle += 1) {
    await stage.query(`UPDATE mailings SET paused_at = now(), pause_reason = 'test' WHERE finished_at IS NULL`);
    const paused = stage.server.accepted.length;
    await sleep(100);
    expect(stage.server.accepted.length).toBeLessThanOrEqual(paused + LANES);
    await stage.query('UPDATE mailings SET paused_at = NULL, pause_reason = NULL WHERE finished_at IS NULL');
    if (cycle < 19) await stage.arrived(Math.min(600, stage.server.accepted.length + Math.ceil(random() * 20)));
  }
  await stage.finished();
  expect(await stage.books()).toEqual({ states: { sent: 600 }, accepted: 600, dup: 0, lost: 0 });
});

it('who unsubscribes during the run gets nothing that is handed off afterwards', async () => {
  await stage.launch(600);
  stage.start();
  await stage.arrived(50);
  const gone = new Map<string, number>();
  for (let n = 0; n < 40; n += 1) {
    const address = `champion-${600 - n * 7}@customer.example`;
    await stage.query(
      `INSERT INTO mail_consents (address, topic, opted_out_at, source) VALUES ($1, 'customer-success', now(), 'test')`,
      [address],
    );
    gone.set(address, stage.server.accepted.length);
    await sleep(5);
  }
  await stage.finished();
  const books = await stage.books();
  say('unsubscribed', books);
  expect(books).toMatchObject({ dup: 0, lost: 0 });
  expect(books.accepted + (books.states.suppressed ?? 0)).toBe(600);
  expect(books.states.suppressed).toBeGreaterThan(0);
  // Accepted after they had said so: only what was in flight at that moment.
  for (const [address, before] of gone) {
    const at = stage.server.accepted.findIndex(({ to }) => to === address);
    if (at >= 0) expect(at).toBeLessThan(before + 3);
  }
});

it('a thousand people in five campaigns under a cap of two, four senders: two each, exactly', async () => {
  await stage.query('UPDATE mail_settings SET cap_mails = 2, cap_days = 7');
  await stage.launch(1_000, 5);
  for (let n = 0; n < 4; n += 1) stage.start({ lanes: 2 });
  await stage.until(
    'everybody has two and three wait',
    async () => {
      const { sent = 0, capped = 0 } = await stage.states();
      return sent + capped === 5_000;
    },
    300_000,
  );
  const books = await stage.books();
  say('cap', books);
  expect(books).toEqual({ states: { sent: 2_000, capped: 3_000 }, accepted: 2_000, dup: 0, lost: 0 });
  const counts = new Map<string, number>();
  for (const { to } of stage.server.accepted) counts.set(to, (counts.get(to) ?? 0) + 1);
  expect([counts.size, new Set(counts.values())]).toEqual([1_000, new Set([2])]);
});
