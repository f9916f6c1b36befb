import { FactorSources } from './factor-sources.js';

describe('factors of other rooms', () => {
  it('stand in the table, are found by place, and say their own words', async () => {
    const promise = {
      key: 'missed_promise',
      points: 6,
      title: 'A promise was missed',
      find: async () => new Map([[1, 2]]),
      words: (count: number) => `${count} promises missed`,
    };
    const sources = new FactorSources().register(promise);
    expect(() => sources.register(promise)).toThrow('registered twice');
    expect(sources.table().map(({ key }) => key)).toContain('missed_promise');
    expect(sources.table().reduce((sum, { points }) => sum + points, 0)).toBe(100);
    const cases = ['a', 'b'].map((caseId) => ({ caseId, at: new Date('2026-03-11T09:00:00Z') }));
    const found = await sources.find(undefined as never, cases);
    expect(found).toEqual([[], [{ key: 'missed_promise', points: 6, value: 2 }]]);
    expect(sources.wordsOf({ key: 'missed_promise', points: 6, value: 2 })).toBe('2 promises missed');
  });
});
