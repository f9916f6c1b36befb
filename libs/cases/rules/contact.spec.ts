// What counts as an answer, and what a machine wrote.
import { looksAutomatic } from './automatic.js';
import { checkContact, isPendingOurReply, type LoggedContact } from './contact.js';

const at = (text: string) => new Date(text);
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

describe('pending our reply', () => {
  it('is an unfinished case whose customer waits', () => {
    const since = at('2026-03-01T09:00:00Z');
    expect(isPendingOurReply({ state: 'open', awaitingReplySince: since })).toBe(true);
    expect(isPendingOurReply({ state: 'pending', awaitingReplySince: since })).toBe(true);
    expect(isPendingOurReply({ state: 'closed', awaitingReplySince: since })).toBe(false);
    expect(isPendingOurReply({ state: 'open', awaitingReplySince: null })).toBe(false);
  });
});

describe('a logged contact', () => {
  const [opened, now] = [at('2026-03-01T09:00:00Z'), at('2026-03-02T09:00:00Z')];
  const contact: LoggedContact = { channel: 'call', at: at('2026-03-01T10:00:00Z'), summary: 'Agreed on Friday' };

  it('has happened, within the life of the case, and says what was agreed', () => {
    expect(codeOf(checkContact(contact, opened, now))).toBe('ok');
    expect(codeOf(checkContact({ ...contact, at: at('2026-03-02T09:00:01Z') }, opened, now))).toBe(
      'CONTACT_TIME_INVALID',
    );
    expect(codeOf(checkContact({ ...contact, at: at('never') }, opened, now))).toBe('CONTACT_TIME_INVALID');
    expect(codeOf(checkContact({ ...contact, at: at('2026-03-01T08:59:59Z') }, opened, now))).toBe(
      'CONTACT_BEFORE_CASE',
    );
    expect(codeOf(checkContact({ ...contact, summary: ' \n' }, opened, now))).toBe('CONTACT_SUMMARY_EMPTY');
    expect(codeOf(checkContact({ ...contact, channel: 'written' }, opened, now))).toBe('CONTACT_CHANNEL_INVALID');
  });
});

describe('automatic messages', () => {
  it.each([
    ['This is an automated response. Your ticket number is 4711.', 'outbound'],
    ['Hello,\nwe have received your request. Your ticket number: 12.\nThe team', 'outbound'],
    ['Your request (#1834) has been received and is being reviewed by our support staff.', 'outbound'],
    ['Please do not reply to this email.', 'inbound'],
    ['Automatic reply: Export fails', 'inbound'],
    ['Hi, I am out of the office until Monday. In urgent cases contact Jo.', 'inbound'],
  ] as const)('are known by their words: %s', (body, direction) => {
    expect(looksAutomatic(body, direction)).toBe(true);
  });

  it.each([
    ['We have received your request and I am looking into it now. Could you send me the log?', 'outbound'],
    ['Your colleague is out of office, who else can help me?', 'inbound'],
    ['Our automated exports fail since Monday, please reply soon.', 'inbound'],
    ['I will be back on Monday and try it then, thanks!', 'inbound'],
    ['This is an automated response.', 'note'],
    [`This is an automated response. ${'And then it fails. '.repeat(100)}`, 'inbound'],
  ] as const)('are not what people write: %s', (body, direction) => {
    expect(looksAutomatic(body, direction)).toBe(false);
  });
});
