// Counts a ServiceNow log's cases and intervals straight from the file, by the rule alone and without any code of the product:
// rows of a case in order of (sys_updated_at, sys_mod_count), every change of a value begins an interval, `?` is a value.
// Usage: node test/support/count-intervals.mjs FILE[.gz]
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';

const COUNTED = { status: 'ident_state', priority: 'priority', team: 'assignment_group', assignee: 'assigned_to' };

function instant(text) {
  const [day, month, year, hour, minute] = text.split(/[/ :]/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}

export async function countIntervals(path) {
  const file = createReadStream(path);
  const rows = (path.endsWith('.gz') ? file.pipe(createGunzip()) : file).pipe(parse({ columns: true, bom: true }));
  const cases = new Map();
  for await (const row of rows) {
    const moments = cases.get(row.number) ?? [];
    moments.push([
      instant(row.sys_updated_at),
      Number(row.sys_mod_count),
      ...Object.values(COUNTED).map((name) => row[name]),
    ]);
    cases.set(row.number, moments);
  }
  const counts = { cases: cases.size };
  Object.keys(COUNTED).forEach((attribute, n) => {
    counts[attribute] = 0;
    for (const moments of cases.values()) {
      moments.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      moments.forEach((moment, at) => {
        if (at === 0 || moments[at - 1][2 + n] !== moment[2 + n]) counts[attribute] += 1;
      });
    }
  });
  return counts;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await countIntervals(process.argv[2]));
