import fc from 'fast-check';
import { differences } from './differences.js';

describe('differences', () => {
  const play = {
    key: 'p',
    name: 'P',
    tasks: [
      { key: 'call', due: { days: 1 } },
      { key: 'write', due: { days: 2 } },
    ],
  };

  it('are told by path, things with keys by key, whatever their order', () => {
    const file = {
      ...play,
      name: 'Q',
      tasks: [
        { key: 'visit', due: { days: 3 } },
        { key: 'call', due: { days: 4 } },
      ],
    };
    expect(differences(play, file)).toEqual([
      { path: 'name', here: 'P', file: 'Q' },
      { path: 'tasks › visit', here: null, file: '{"key":"visit","due":{"days":3}}' },
      { path: 'tasks › call › due › days', here: '1', file: '4' },
      { path: 'tasks › write', here: '{"key":"write","due":{"days":2}}', file: null },
    ]);
    expect(differences(undefined, 'x')).toEqual([{ path: '', here: null, file: 'x' }]);
  });

  it('there are none between a thing and itself, and some between things that differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(differences(a, structuredClone(a))).toEqual([]);
        if (JSON.stringify(a) !== JSON.stringify(b) && typeof a !== 'object') expect(differences(a, b)).toHaveLength(1);
      }),
    );
  });
});
