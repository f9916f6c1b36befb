import { isOpen, stateOf } from './case.js';
import { checkMessage, MOST_CHARACTERS } from './check-message.js';

describe('state', () => {
  it('is read from how sources spell a status, and unknown is open', () => {
    expect(['New', 'solved', 'Awaiting User Info', 'waiting_on_customer', 'Closed', '-100', '?'].map(stateOf)).toEqual([
      'open',
      'resolved',
      'pending',
      'pending',
      'closed',
      'open',
      'open',
    ]);
    expect(['open', 'pending', 'resolved', 'closed'].map((state) => isOpen(state as 'open'))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a message', () => {
  const message = { direction: 'inbound' as const, body: 'Hello', sentAt: new Date(0) };

  it('is taken without the characters that cannot be stored', () => {
    expect(checkMessage({ ...message, body: 'a\u0000b' })).toMatchObject({ ok: true, value: { body: 'ab' } });
  });

  it.each([
    [{ body: ' \n' }, 'MESSAGE_EMPTY'],
    [{ body: 'x'.repeat(MOST_CHARACTERS + 1) }, 'MESSAGE_TOO_LARGE'],
    [{ sentAt: new Date('nonsense') }, 'MESSAGE_TIME_INVALID'],
    [{ direction: 'sideways' as never }, 'MESSAGE_DIRECTION_INVALID'],
  ])('is refused with a code (%#)', (change, code) => {
    expect(checkMessage({ ...message, ...change })).toMatchObject({ ok: false, error: { code } });
  });
});
