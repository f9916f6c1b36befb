import { causesOf, type CausingEvent } from './cause.js';

const event = (id: string, name: string, origin: 'live' | 'backfill', ...subjects: string[]): CausingEvent => ({
  id,
  name,
  origin,
  subjects,
});

describe('the cause', () => {
  const touches = new Map([
    [
      'case.changed',
      [
        { id: 'acme', row: 'c1' },
        { id: 'beta', row: 'c1' },
        { id: 'acme', row: 'c2' },
      ],
    ],
    ['account.changed', [{ id: 'acme', row: 'acme' }]],
  ]);
  const causeOf = (...events: CausingEvent[]) =>
    [...causesOf(events, touches)].map(([subject, { eventId, origin }]) => `${subject} ${eventId ?? ''} ${origin}`);

  it('is the last event that touches a subject, through any of its rows, now or before', () => {
    const events = [event('1', 'case.changed', 'live', 'c1', 'c2'), event('2', 'account.changed', 'live', 'acme')];
    expect(causeOf(...events)).toEqual(['acme 2 live', 'beta 1 live']);
  });

  it('is live where anything live is among them', () => {
    const live = event('1', 'account.changed', 'live', 'acme');
    const backfill = event('2', 'case.changed', 'backfill', 'c1');
    expect(causeOf(live, backfill)).toEqual(['acme 1 live', 'beta 2 backfill']);
    expect(causeOf(backfill, live)).toEqual(['acme 1 live', 'beta 2 backfill']);
  });

  it('is nobody’s for rows that are gone or belong to nobody', () => {
    expect(causeOf(event('1', 'case.changed', 'live', 'unknown'))).toEqual([]);
  });
});
