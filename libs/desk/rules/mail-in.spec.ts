// What a mail means for a case.
import { bodyOf, directionOf, stateAfter, subjectOf } from './mail-in.js';

describe('a mail that came in', () => {
  it('is kept as its own words, with the names of what hangs on it, and never as nothing', () => {
    const mail = { text: 'Yes.\n> Really?', words: 'Yes.', attachments: [] };
    expect(bodyOf(mail)).toBe('Yes.');
    expect(bodyOf({ ...mail, words: ' ' })).toBe('Yes.\n> Really?');
    expect(bodyOf({ text: '', words: '', attachments: [{ name: 'log.txt' }, { name: '' }] })).toBe(
      '[Attached: log.txt, unnamed]',
    );
    expect(bodyOf({ text: ' ', words: '', attachments: [] })).toBe('[A mail without words]');
    expect(bodyOf({ ...mail, words: 'x'.repeat(2_000_000) }).length).toBeLessThanOrEqual(1_000_000);
  });

  it('of a colleague is a note: an address proves nobody', () => {
    expect(directionOf({ isCustomer: true, isColleague: true })).toBe('inbound');
    expect(directionOf({ isCustomer: false, isColleague: true })).toBe('note');
    expect(directionOf({ isCustomer: false, isColleague: false })).toBe('inbound');
  });

  it('wakes the case, unless a machine wrote it', () => {
    expect(stateAfter('pending', 'inbound', false)).toBe('open');
    expect(stateAfter('closed', 'inbound', false)).toBe('open');
    expect(stateAfter('open', 'inbound', false)).toBeNull();
    expect(stateAfter('closed', 'inbound', true)).toBeNull();
    expect(stateAfter('closed', 'note', false)).toBeNull();
  });

  it('has a subject', () => {
    expect(subjectOf('  ')).toBe('No subject');
    expect(subjectOf(' Export fails ')).toBe('Export fails');
  });
});
