// Makes a log of incidents as ServiceNow's audit gives it: 32 columns, a row for every moment of a case, always the same for a seed.
// It holds what is awkward: two states in one minute, `?`, values that come back, rows and cases out of order.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const COLUMNS =
  'number,ident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,caller_id,opened_by,opened_at,sys_created_by,sys_created_at,sys_updated_by,sys_updated_at,contact_type,location,category,category.1,u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,knowledge,u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by';
const STATES = ['New', 'Active', 'Awaiting User Info', 'Active', 'Awaiting Problem', 'Resolved'];
const START = Date.UTC(2025, 1, 3, 8);
const MINUTE = 60_000;

/** mulberry32: small, fast, and the same everywhere. */
function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const stamp = (at) => {
  const [date, time] = new Date(at).toISOString().split('T');
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year} ${time.slice(0, 5)}`;
};

function caseRows(n, roll) {
  const pick = (most) => Math.floor(roll() * most);
  const opened = START + n * 7 * MINUTE;
  const caller = pick(4_000);
  const rows = [];
  let [state, team, assignee, priority, reassigned, reopened] = ['New', pick(60), '?', 3, 0, 0];
  let at = opened;
  const moments = 1 + pick(6) + pick(6);
  for (let seq = 0; seq <= moments; seq += 1) {
    if (seq > 0) {
      // One move in five falls into the same minute as the one before.
      at += roll() < 0.2 ? 0 : (1 + pick(600)) * MINUTE;
      if (roll() < 0.5) state = STATES[pick(STATES.length)];
      if (roll() < 0.3) [team, reassigned] = [roll() < 0.1 ? '?' : pick(60), reassigned + 1];
      if (roll() < 0.3) assignee = roll() < 0.2 ? '?' : pick(200);
      if (roll() < 0.02) priority = 1 + pick(4);
      if (seq === moments) state = 'Closed';
    }
    const row = [
      String(n).padStart(7, '0'),
      state,
      state !== 'Closed',
      reassigned,
      reopened,
      seq,
      true,
      caller,
      pick(200),
    ];
    row.push(stamp(opened), pick(200), stamp(opened), pick(1_000), stamp(at), 'Phone', pick(220), pick(50), pick(200));
    row.push(
      '?',
      '?',
      '2 - Medium',
      '2 - Medium',
      priority,
      team,
      assignee,
      true,
      false,
      'Do Not Notify',
      '?',
      '?',
      '?',
      '?',
    );
    rows.push(row.join(','));
  }
  if (roll() < 0.01) rows.reverse();
  return rows;
}

/** Writes at least `rows` rows to `path` and says how many. `shuffled`: cases lie scattered over the file. */
export async function writeIncidentLog(path, { rows, seed = 7, shuffled = false }) {
  const roll = dice(seed);
  const file = createWriteStream(path);
  file.write(`${COLUMNS}\n`);
  let written = 0;
  const all = [];
  for (let n = 1; written < rows; n += 1) {
    const lines = caseRows(n, roll);
    written += lines.length;
    if (shuffled) all.push(...lines);
    else if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  for (let n = all.length - 1; n > 0; n -= 1) {
    const other = Math.floor(roll() * (n + 1));
    [all[n], all[other]] = [all[other], all[n]];
  }
  if (all.length > 0) file.write(`${all.join('\n')}\n`);
  file.end();
  await once(file, 'close');
  return written;
}
