import fc from 'fast-check';
import { endOf, intervalsOf, LOGGED, mergePoints, says, type CasePoint } from './case-log.js';

const point = fc.record<CasePoint>({
  at: fc.integer({ min: 0, max: 6 }),
  seq: fc.integer({ min: 0, max: 4 }),
  status: fc.constantFrom('new', 'open', 'pending', 'resolved', 'closed', '?'),
  priority: fc.constantFrom('low', 'high', null),
  team: fc.constantFrom('a', 'b', '?'),
  assignee: fc.constantFrom('x', 'y'),
});
/** One point a moment, as a source tells them. */
const log = fc.uniqueArray(point, { selector: ({ at, seq }) => `${at} ${seq}`, maxLength: 25 });
const told = (points: readonly CasePoint[]) => mergePoints([], points).points;

describe('a log', () => {
  it('tells the same history in whatever order and in however many parts it comes', () => {
    fc.assert(
      fc.property(log, fc.nat({ max: 25 }), (points, cut) => {
        const inOrder = [...points].sort((a, b) => a.at - b.at || a.seq - b.seq);
        const parts = mergePoints(told(points.slice(cut)), points.slice(0, cut)).points;
        expect(parts).toEqual(inOrder);
      }),
    );
  });

  it('has one interval for each change of a value, one after the other, and says at each moment what was said', () => {
    fc.assert(
      fc.property(log, (points) => {
        const ordered = told(points);
        const intervals = intervalsOf(ordered);
        for (const attribute of LOGGED) {
          const mine = intervals.filter((each) => each.attribute === attribute);
          const values = ordered.map((each) => says(each, attribute));
          expect(mine.map(({ value }) => value)).toEqual(
            values.filter((value, n) => n === 0 || value !== values[n - 1]),
          );
          expect(mine.map(({ to }) => to)).toEqual(
            [...mine.slice(1).map(({ from }) => from), null].slice(0, mine.length),
          );
          for (const { from, to } of mine) expect(to === null || from <= to).toBe(true);
        }
      }),
    );
  });

  it('is no news when told again, and news from the earliest point that is new or different', () => {
    const at = (time: number, status = 'new'): CasePoint => ({
      at: time,
      seq: 0,
      status,
      priority: null,
      team: null,
      assignee: null,
    });
    const known = told([at(1), at(5)]);
    expect(mergePoints(known, [at(5), at(1)]).since).toBeNull();
    expect(mergePoints(known, [at(5), at(3), at(4)]).since).toBe(3);
    expect(mergePoints(known, [at(5, 'closed')])).toMatchObject({ since: 5, points: [at(1), at(5, 'closed')] });
    // A zero-length interval stays: both were so, one after the other.
    const same = [at(1, 'open'), { ...at(1, 'pending'), seq: 1 }];
    expect(intervalsOf(told(same)).filter(({ attribute }) => attribute === 'status')).toMatchObject([
      { value: 'open', from: 1, to: 1, seq: 0 },
      { value: 'pending', from: 1, to: null, seq: 1 },
    ]);
  });

  it('says when a case came to its end: the last time it did', () => {
    const run = (...states: string[]) =>
      endOf(states.map((status, at) => ({ at, seq: 0, status, priority: null, team: null, assignee: null })));
    expect(run('new', 'resolved', 'open', 'resolved', 'closed')).toEqual({
      resolvedAt: new Date(3),
      closedAt: new Date(4),
    });
    expect(run('new', 'resolved', 'open')).toEqual({ resolvedAt: null, closedAt: null });
    expect(run('closed')).toEqual({ resolvedAt: new Date(0), closedAt: new Date(0) });
  });
});
