// The morning's work in the demo: a note that waits for its reader, a call that was logged, a question to an expert.
import type { INestApplicationContext } from '@nestjs/common';
import { CaseNotes, LogContact } from '#desk';
import { Clock, unwrap } from '#kernel';
import { Database, SYSTEM, userScope } from '#platform/database';
import { RunSwarm } from '#swarms';

interface Found {
  readonly id: string;
}

const HALF_HOUR_MS = 30 * 60_000;

export async function showDesk(app: INestApplicationContext): Promise<void> {
  const database = app.get(Database);
  const one = (sql: string, value: string) =>
    database.tx(SYSTEM, async (tx) => (await tx.one<Found>(sql, [value]))?.id ?? '');
  const userOf = (email: string) => one('SELECT id FROM users WHERE email = $1', email);
  const caseOf = (externalId: string) =>
    one(`SELECT id FROM cases WHERE source = 'demo' AND external_id = $1`, externalId);
  const [manager, agent, expert] = await Promise.all(
    ['support.manager@demo.example', 'grace.lim@support.example', 'expert@demo.example'].map(userOf),
  );
  const [exports, dashboards] = await Promise.all(['BW-90001', 'BW-90002'].map(caseOf));
  if (!manager || !agent || !expert || !exports || !dashboards) return;
  // A demo that was stopped here and starts again has it already.
  if (await one('SELECT id FROM swarms WHERE case_id = $1', exports)) return;
  await database.tx(SYSTEM, (tx) =>
    tx.query(
      `INSERT INTO help_desks (source, ticket_address) VALUES ('demo', 'support+{id}@desk.demo.example') ON CONFLICT DO NOTHING`,
    ),
  );
  const scope = userScope(manager);
  const note =
    'Call Rowan before noon, whatever we know by then: the closing is on Friday. Tell them who works on it and when they hear from us next.';
  unwrap(await app.get(CaseNotes).add(scope, exports, note, agent));
  unwrap(
    await app.get(LogContact).run(scope, dashboards, {
      channel: 'call',
      at: new Date(app.get(Clock).now().getTime() - HALF_HOUR_MS),
      summary:
        'Told Rowan that the dashboards of two regions are affected and that the platform team is restarting them. Next call at noon.',
    }),
  );
  unwrap(
    await app.get(RunSwarm).open(scope, exports, {
      question:
        'Nightly exports of Pipeline stop after 30 minutes since the last release. Is there a limit that we can lift for this customer?',
      minutes: 240,
      expertIds: [expert],
    }),
  );
}
