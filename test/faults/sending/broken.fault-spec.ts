// The experiments prove themselves: the product passes each of them, and a build that is broken in the way they look for fails.
import { breakBuild, type Break } from './broken-build.js';
import { keepSilent, killInTheMiddle, openEveryLink, standStill } from './experiments.js';
import { say, Stage } from './stage.js';

const HAND_OFF = 'libs/delivery/store/hand-off.repository.js';
const FENCE = "m.generation = d.generation AND m.state = 'claimed'";

const broken = {
  /** What was fetched counts as done. */
  'the checkpoint moved to the fetch': [
    {
      file: HAND_OFF,
      find: `UPDATE mails m SET state = 'claimed', generation = m.generation + 1, claimed_by = $3,\n         lease_until = now() + make_interval(secs => $4)`,
      put: `UPDATE mails m SET state = 'sent', sent_at = now(), generation = m.generation + 1, claimed_by = $3,\n         lease_until = CASE WHEN $4::float8 < 0 THEN now() END`,
    },
    { file: HAND_OFF, find: FENCE, put: `m.generation = d.generation AND m.state = 'sent'` },
  ],
  'no fencing': [{ file: HAND_OFF, find: FENCE, put: 'true' }],
  'a time-out sends again': [
    {
      file: 'libs/delivery/rules/server-answer.js',
      find: `'no answer': {\n        ...nothing,\n        to: 'unknown'`,
      put: `'no answer': {\n        ...nothing,\n        to: 'queued'`,
    },
  ],
  'GET unsubscribes': [
    {
      file: 'apps/api/http/mail-pages.controller.js',
      find: 'await answer(reply, await this.pages.ask(token));',
      put: 'await answer(reply, await this.pages.unsubscribe(token));',
    },
  ],
} satisfies Record<string, readonly Break[]>;

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

async function on<T>(name: keyof typeof broken, experiment: (stage: Stage, folder?: string) => Promise<T>): Promise<T> {
  const build = await breakBuild(...broken[name]);
  try {
    return await experiment(stage, build.folder);
  } finally {
    await build.remove();
  }
}

describe('the product', () => {
  it('loses and doubles nobody when a sender is killed in the middle', async () => {
    const books = await killInTheMiddle(stage);
    expect(books).toMatchObject({ dup: 0, lost: 0 });
    expect(books.states.unknown ?? 0).toBeLessThanOrEqual(3);
  });

  it('sends nothing twice when a sender stands still beyond its lease and wakes up', async () => {
    const books = await standStill(stage);
    say('stood still', books);
    expect(books).toMatchObject({ dup: 0, lost: 0 });
    expect(books.states.unknown ?? 0).toBeLessThanOrEqual(3);
    expect(books.accepted).toBeGreaterThanOrEqual(200 - 3);
  });

  it('sends nothing again that may have arrived', async () => {
    expect(await keepSilent(stage)).toEqual({ states: { sent: 58, unknown: 2 }, accepted: 60, dup: 0, lost: 0 });
  });

  it('changes nothing on GET and HEAD', async () => {
    expect(await openEveryLink(stage)).toBe(0);
  });
});

describe('a build with', () => {
  it('the checkpoint moved to the fetch loses people', async () => {
    const books = await on('the checkpoint moved to the fetch', killInTheMiddle);
    say('checkpoint at fetch', books);
    expect(books.lost).toBeGreaterThan(0);
  });

  it('no fencing sends twice', async () => {
    const books = await on('no fencing', standStill);
    say('no fencing', books);
    expect(books.dup).toBeGreaterThan(0);
  });

  it('a time-out that sends again sends twice', async () => {
    const books = await on('a time-out sends again', keepSilent);
    say('resent', books);
    expect(books.dup).toBeGreaterThan(0);
  });

  it('GET that unsubscribes changes something', async () => {
    expect(await on('GET unsubscribes', openEveryLink)).toBeGreaterThan(0);
  });
});
