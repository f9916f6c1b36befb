import fc from 'fast-check';
import { checkEntry, entryFor, SEVERITIES, type Entry } from './directory.js';

const entry = (id: string, product: string | null, problemType: string | null, severity: Entry['severity']): Entry => ({
  ...{ id, product, problemType, severity, team: id, personId: null, backupId: null, hours: '', channel: '' },
});

describe('the directory', () => {
  const any = entry('any', null, null, null);
  const storage = entry('storage', 'Storage', null, null);
  const outage = entry('outage', null, 'Outage', null);
  const critical = entry('critical', null, null, 'critical');
  const all = [any, storage, outage, critical];

  it('names who can solve it: the problem before the product, the product before the severity', () => {
    const find = (product: string | null, problemType: string | null, severity: Entry['severity']) =>
      entryFor(all, { product, problemType, severity })?.id;
    expect(find('storage ', 'OUTAGE', 'critical')).toBe('outage');
    expect(find('Storage', 'Price', 'critical')).toBe('storage');
    expect(find('Mail', null, 'critical')).toBe('critical');
    expect(find(null, null, 'low')).toBe('any');
    expect(entryFor([storage], { product: null, problemType: null, severity: null })).toBeUndefined();
  });

  it('never names an entry that speaks of something else, in whatever order it is kept', () => {
    const word = fc.constantFrom('a', 'b', null);
    const severity = fc.constantFrom(...SEVERITIES, null);
    const kept = fc.array(fc.tuple(word, word, severity), { maxLength: 8 });
    fc.assert(
      fc.property(kept, word, word, severity, (rows, product, problemType, of) => {
        const entries = rows.map(([p, t, s], n) => entry(`e${n}`, p, t, s));
        const found = entryFor(entries, { product, problemType, severity: of });
        expect(entryFor([...entries].reverse(), { product, problemType, severity: of })).toEqual(found);
        if (!found) return;
        expect([null, product]).toContain(found.product);
        expect([null, problemType]).toContain(found.problemType);
        expect([null, of]).toContain(found.severity);
      }),
    );
  });

  it('keeps what is said, and asks for what is missing', () => {
    expect(checkEntry({ team: ' T1 ', product: ' ', channel: '#t1' })).toMatchObject({
      ok: true,
      value: { team: 'T1', product: null, channel: '#t1', hours: '' },
    });
    expect(checkEntry({ team: ' ' })).toMatchObject({ error: { code: 'TEAM_MISSING' } });
    expect(checkEntry({ team: 'x'.repeat(201) })).toMatchObject({ error: { code: 'ENTRY_TOO_LONG' } });
    expect(checkEntry({ team: 'T1', personId: 'p', backupId: 'p' })).toMatchObject({ error: { code: 'BACKUP_SAME' } });
  });
});
