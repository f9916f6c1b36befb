// From an escalation that is opened to the task in the list of the account's CSM, with many segments and plays that might concern it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const SEGMENTS = 50;
const PLAYS = 20;
const RUNS = 20;
const LOOK_MS = 5;

const BEHIND = `SELECT 1 FROM events WHERE position IS NULL
  UNION ALL SELECT 1 FROM event_cursors WHERE position < (SELECT max(position) FROM events)
  UNION ALL SELECT 1 FROM segments WHERE active AND filled_version < version LIMIT 1`;

const OPEN = '{ of: escalations, where: { fact: open, op: is, value: true } }';

/** Every one of them reads escalations; of the plays one in five starts for an account with a first open escalation. */
function bloc() {
  const segments = Array.from({ length: SEGMENTS }, (_, n) => {
    const own = `{ fact: account.licences, op: atLeast, value: ${n % 5} }`;
    const rule =
      n % 5 === 0 ? `exists: ${OPEN}` : `all: [${own}, { count: ${OPEN}, op: atLeast, value: ${2 + (n % 4)} }]`;
    return `  - { key: s-${n}, name: Segment ${n}, object: account, description: '', rule: { ${rule} } }`;
  });
  const plays = Array.from(
    { length: PLAYS },
    (_, n) => `  - key: p-${n}
    name: Play ${n}
    description: ''
    scope: account
    trigger: { on: segment.entered, segment: s-${n} }
    whenCleared: leave
    whenOwnerChanges: move
    tasks:
      - { key: t-${n}, title: Task ${n}, due: { businessDays: 1 }, assignee: { role: csm }, instructions: Do it, outcomes: [{ key: done, label: Done }] }`,
  );
  return `bloc: bench\nformat: 1\nname: Bench\ndescription: ''\nsegments:\n${segments.join('\n')}\nplays:\n${plays.join('\n')}\n`;
}

/** Seconds of each run. `open` opens an escalation of an account; accounts are strangers to escalations before. */
export async function changeToTask({ env, system, apply, open, newId, csm }) {
  await apply(bloc());
  const worker = fork('dist/apps/worker/main.js', { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const accounts = await system(async (tx) => {
      await tx.query(
        `INSERT INTO users (id, email, name, role) VALUES ($1, 'casey@staff.example', 'Casey', 'csm') ON CONFLICT DO NOTHING`,
        [csm],
      );
      const rows = await tx.query(
        `SELECT a.id FROM accounts a WHERE NOT EXISTS (SELECT 1 FROM escalations e WHERE e.account_id = a.id) ORDER BY a.id LIMIT $1`,
        [RUNS],
      );
      await tx.query(`INSERT INTO account_owners (account_id, role, user_id) SELECT unnest($1::uuid[]), 'csm', $2`, [
        rows.map(({ id }) => id),
        csm,
      ]);
      return rows.map(({ id }) => id);
    });
    while (await system((tx) => tx.one(BEHIND))) await sleep(200);
    const seconds = [];
    for (const [n, id] of accounts.entries()) {
      await sleep(100 + ((n * 379) % 1000)); // at any moment between two looks of the worker
      const began = performance.now();
      await open(id);
      const listed = () =>
        system((tx) =>
          tx.one(`SELECT count(*)::int AS n FROM tasks WHERE account_id = $1 AND assignee_id = $2 AND state = 'open'`, [
            id,
            csm,
          ]),
        );
      while ((await listed()).n < PLAYS / 5) await sleep(LOOK_MS);
      seconds.push((performance.now() - began) / 1000);
    }
    return seconds;
  } finally {
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }
}
