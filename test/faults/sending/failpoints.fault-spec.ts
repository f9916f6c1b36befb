// A kill at each place where something has been done and the next thing has not: exactly what is known then, and what follows.
import { once } from 'node:events';
import { good } from '../smtp/script.js';
import { breakBuild, killAt, type Break } from './broken-build.js';
import { Stage } from './stage.js';

interface Failpoint {
  readonly at: string;
  readonly break: Break;
  readonly serverKeepsSilent?: boolean;
  /** right after the kill */
  readonly left: Readonly<Record<string, number>>;
  /** once another sender has gone on */
  readonly end: Readonly<Record<string, number>>;
  readonly accepted: number;
}

const SENDER = 'libs/delivery/jobs/mail-sender.js';
const before = (file: string, find: string, code: string): Break => ({ file, find, put: `${code} ${find}` });
const after = (file: string, find: string, code: string): Break => ({ file, find, put: `${find} ${code}` });

// One lane, six people; the kill comes at the third message. All six are claimed at once.
const FAILPOINTS: readonly Failpoint[] = [
  {
    at: 'messages are claimed',
    break: before(
      'libs/delivery/jobs/mail-stock.js',
      'if (claims.length > 0) this.ready.push',
      killAt(1, 'claims.length > 0'),
    ),
    left: { claimed: 6 },
    end: { sent: 6 },
    accepted: 6,
  },
  {
    at: 'the outcome of the second is on disk and the third is about to be handed off',
    break: after('libs/delivery/jobs/hand-off-desk.js', 'if (offered.length === 0) return [];', killAt(3)),
    left: { sent: 1, handing_off: 1, claimed: 4 },
    end: { sent: 6 },
    accepted: 6,
  },
  {
    at: 'handing_off is committed, nothing is on the wire',
    break: before(SENDER, 'const raw = this.transport.dress', killAt(3)),
    left: { sent: 2, handing_off: 1, claimed: 3 },
    end: { sent: 5, unknown: 1 },
    accepted: 5,
  },
  {
    at: 'the final dot has left, the reply has not come',
    break: after(
      'libs/smtp/socket-watch.js',
      "this.dot = 'given';",
      `setTimeout(() => { ${killAt(1)} }, (globalThis.dots = (globalThis.dots ?? 0) + 1) === 3 ? 300 : 1e6);`,
    ),
    serverKeepsSilent: true,
    left: { sent: 2, handing_off: 1, claimed: 3 },
    end: { sent: 5, unknown: 1 },
    accepted: 6,
  },
  {
    at: 'the server has said yes, the journal is not written',
    break: after(SENDER, 'const outcome = classify(await wire.send(mail.envelope, raw));', killAt(3)),
    left: { sent: 2, handing_off: 1, claimed: 3 },
    end: { sent: 5, unknown: 1 },
    accepted: 6,
  },
  {
    at: 'the journal is written, the database has not heard',
    break: before(SENDER, 'return {\n            mail,\n            outcome\n        };', killAt(3)),
    left: { sent: 2, handing_off: 1, claimed: 3 },
    end: { sent: 6 },
    accepted: 6,
  },
  {
    at: 'the outcome is committed, the fourth handing_off with it',
    break: after(SENDER, 'const mail = await this.desk.visit(brought, ready);', killAt(3, 'brought')),
    left: { sent: 3, handing_off: 1, claimed: 2 },
    end: { sent: 5, unknown: 1 },
    accepted: 5,
  },
];

let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open();
});
afterEach(() => stage.close());

it.each(FAILPOINTS)('killed when $at', async ({ break: place, serverKeepsSilent, left, end, accepted }) => {
  const build = await breakBuild(place);
  try {
    if (serverKeepsSilent)
      stage.server.script = (at, { mail }) => (at === 'dot' && mail === 3 ? { keep: true, then: 'stall' } : undefined);
    await stage.launch(6);
    const doomed = stage.start({ lanes: 1, folder: build.folder });
    expect((await once(doomed, 'exit')) as unknown).toEqual([null, 'SIGKILL']);
    expect(await stage.states()).toEqual(left);
    stage.server.script = good;
    await stage.expireLeases();
    stage.start({ lanes: 1 });
    await stage.finished();
    expect(await stage.books()).toEqual({ states: end, accepted, dup: 0, lost: 0 });
  } finally {
    await build.remove();
  }
});
