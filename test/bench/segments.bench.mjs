// Segments against what somebody would write by hand, at 50,000 accounts and 500,000 contacts and cases on an embedded server: all
// members recomputed with their events, one account judged again, a segment filled, and the way from a change to a task.
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { build } from '../../apps/cli/build.mjs';
import { judgeByHand, touchedByHand } from './segments/by-hand.mjs';
import { changeToTask } from './segments/change-to-task.mjs';
import { makeCustomers, SIZE } from './segments/make-customers.mjs';

const RUNS = 9;
const ONES = 60;
const KEYS = [
  'escalated-customers',
  'more-than-3-open-escalations',
  'fifteen-days-post-escalation',
  'strategic-escalated',
];

/** @param {{json: boolean}} options */
export async function run({ json }) {
  await build(['server'], console.error);
  const dataDir = mkdtempSync(join(tmpdir(), 'bellwether-bench-'));
  const env = { ...process.env, BELLWETHER_DATA_DIR: dataDir, BELLWETHER_DEMO: 'off', LOG_LEVEL: 'error' };
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL']) delete env[name];
  try {
    const dist = (path) => import(`../../dist/${path}.js`);
    const { withRooms } = await dist('apps/cli/with-rooms');
    const { loadConfig } = await dist('libs/platform/config/index');
    const [{ EscalationsModule, OpenEscalation }, segments, { BlocsModule, BlocService }] = await Promise.all(
      ['escalations', 'segments', 'blocs'].map((room) => dist(`libs/${room}/index`)),
    );
    const { Database, SYSTEM } = await dist('libs/platform/database/index');
    const kernel = await dist('libs/kernel/index');
    const { parse } = await import('yaml');
    await withRooms(
      [EscalationsModule, segments.SegmentsModule, BlocsModule],
      async (app) => {
        const system = (work) => app.get(Database).tx(SYSTEM, work);
        const lab = {
          system,
          evaluate: app.get(segments.EvaluateSegments),
          service: app.get(segments.SegmentService),
          ...kernel,
        };
        await system((tx) => makeCustomers(tx, SIZE));
        const shipped = parse(readFileSync('templates/blocs/escalation.yaml', 'utf8')).segments;
        const made = [];
        for (const key of KEYS)
          made.push(
            await system((tx) =>
              lab.service.put(
                tx,
                shipped.find((each) => each.key === key),
              ),
            ),
          );
        await system((tx) =>
          lab.evaluate.fill(
            tx,
            made.map(({ id }) => id),
            { id: kernel.newId(), name: 'segment.changed' },
          ),
        );
        await system((tx) => tx.query('ANALYZE segment_memberships'));
        for (const [name, measure] of Object.entries(comparisons(lab, made))) report(name, await measure(), json);
        report('a segment of 10,000 members filled', await filled(lab), json);
        const seconds = await changeToTask({
          env,
          system,
          newId: kernel.newId,
          csm: kernel.newId(),
          apply: async (text) => kernel.unwrap(await app.get(BlocService).apply(SYSTEM, text, { enable: 'new' })),
          open: async (accountId) =>
            kernel.unwrap(await app.get(OpenEscalation).run(SYSTEM, { accountId, severity: 'high', reason: 'Down' })),
        });
        report(
          'change to task in the list, 50 segments, 20 plays',
          against('p95', p95(seconds), 1, 's', seconds),
          json,
        );
      },
      loadConfig(env).value,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

class Undone extends Error {}

/** Milliseconds of `work` after `before`, in a transaction that leaves nothing behind. */
async function timed({ system }, before, work) {
  let took = 0;
  await system(async (tx) => {
    const given = await before(tx);
    const began = performance.now();
    await work(tx, given);
    took = performance.now() - began;
    throw new Undone();
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error;
  });
  return took;
}

const comparisons = (lab, made) => ({
  'four segments recomputed, nothing changed': () => everybody(lab, made, async () => undefined),
  'four segments recomputed, 1 % churn': () => everybody(lab, made, churn),
  'one account judged again': () => one(lab, made),
});

/** Of every hundredth account one open escalation ends, or one is opened. */
async function churn(tx) {
  await tx.query(
    `WITH chosen AS (SELECT id FROM accounts WHERE ('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 100 = 0), ended AS (
       UPDATE escalations SET resolved_at = now() WHERE resolved_at IS NULL AND account_id IN (SELECT id FROM chosen) RETURNING account_id)
     INSERT INTO escalations (id, account_id, opened_at) SELECT gen_random_uuid(), id, now() FROM chosen
     WHERE id NOT IN (SELECT account_id FROM ended)`,
  );
}

async function everybody(lab, made, before) {
  const ids = made.map(({ id }) => id);
  const ours = (tx) => lab.evaluate.fill(tx, ids, { id: lab.newId(), name: 'segment.changed' });
  const hands = async (tx) => {
    for (const segment of made) await judgeByHand(tx, segment, new Date(), 'segment.changed');
  };
  return compared(lab, 1.5, RUNS, () => before, ours, hands);
}

/** An account gets an escalation, and its event is at hand. */
async function one(lab, made) {
  const accounts = await lab.system((tx) =>
    tx.query('SELECT id FROM accounts ORDER BY md5(id::text) LIMIT $1', [ONES + 5]),
  );
  const before = (n) => async (tx) => {
    const account = accounts[n].id;
    const [escalation] = await tx.query(
      `INSERT INTO escalations (id, account_id, opened_at) VALUES (gen_random_uuid(), $1, now() - interval '1 second') RETURNING id`,
      [account],
    );
    const [event] = await tx.query(
      `INSERT INTO events (name, subjects, origin, occurred_at) VALUES ('escalation.opened', ARRAY[$1::uuid], 'live', now()) RETURNING id, name`,
      [escalation.id],
    );
    return { event, account };
  };
  const ours = (tx, { event }) => lab.evaluate.afterEvents(tx, [event]);
  const hands = async (tx, { event }) => {
    const account = await touchedByHand(tx, event.id, made);
    for (const segment of made) await judgeByHand(tx, segment, new Date(), 'escalation.opened', account);
  };
  return compared(lab, 2, ONES, before, ours, hands);
}

/** The two take turns; the first of each warm up. */
async function compared(lab, limit, runs, before, ours, hands) {
  const times = { ours: [], hands: [] };
  for (let n = -2; n < runs; n += 1)
    for (const [name, work] of n % 2
      ? [
          ['ours', ours],
          ['hands', hands],
        ]
      : [
          ['hands', hands],
          ['ours', ours],
        ]) {
      const took = await timed(lab, before(n + 2), work);
      if (n >= 0) times[name].push(took);
    }
  const [mine, theirs] = [median(times.ours), median(times.hands)];
  return {
    ratio: mine / theirs,
    limit,
    value: `${mine.toFixed(1)} ms against ${theirs.toFixed(1)} ms by hand`,
    runs: times.ours,
  };
}

async function filled(lab) {
  const seconds = [];
  for (let n = 0; n < 5; n += 1) {
    const rule = { all: [{ bucket: `fill ${n}`, from: 0, to: 20 }] };
    const segment = await lab.system((tx) =>
      lab.service.put(tx, { key: `fill-${n}`, name: `Fill ${n}`, object: 'account', description: '', rule }),
    );
    const took = await timed(
      lab,
      async () => undefined,
      (tx) => lab.evaluate.fill(tx, [segment.id], { id: lab.newId(), name: 'segment.changed' }),
    );
    seconds.push(took / 1000);
    await lab.system((tx) => tx.query('DELETE FROM segments WHERE id = $1', [segment.id]));
  }
  return against('median', median(seconds), 0.5, 's', seconds);
}

const against = (what, value, limit, unit, runs) => ({
  ratio: value / limit,
  limit: 1,
  value: `${what} ${value.toFixed(3)} ${unit} of ${limit} ${unit} allowed`,
  runs,
});

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
const p95 = (values) => sorted(values)[Math.ceil(values.length * 0.95) - 1];

function report(name, { ratio, limit, value, runs }, json) {
  const line = {
    bench: 'segments',
    case: name,
    ratio: Number(ratio.toFixed(3)),
    limit,
    value,
    runs: runs.map((run) => Number(run.toFixed(3))),
  };
  console.log(json ? JSON.stringify(line) : `${name}: ${value} (${line.ratio}× of ${limit}× allowed)`);
  if (ratio > limit) process.exitCode = 1;
}
