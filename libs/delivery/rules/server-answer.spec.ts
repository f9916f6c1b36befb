import fc from 'fast-check';
import { backoffDelay, BACKOFF, nextAttempt } from './backoff.js';
import { afterOutcome, BREAKER, CLOSED, mayConnect } from './breaker.js';
import { classify, CONSEQUENCES } from './server-answer.js';
import { parseReply, replied, troubled, type Phase, type Trouble } from '#smtp/rules';

const said = (phase: Phase, text: string) => {
  const reply = parseReply(text);
  if (!reply) throw new Error(`not a reply: ${text}`);
  return classify(replied(phase, phase === 'reply', reply));
};
const broke = (phase: Phase, trouble: Trouble) => classify(troubled(phase, phase === 'reply', trouble, trouble));

describe('what the server said', () => {
  it.each([
    ['connect', '421 4.3.2 shutting down', 'deferred', 'host unreachable'],
    ['connect', '554 no SMTP service here', 'queued', 'sender problem'],
    ['auth', '454 4.7.0 temporary authentication failure', 'deferred', 'host unreachable'],
    ['auth', '535 5.7.8 bad credentials', 'queued', 'sender problem'],
    ['mail', '421 too many connections', 'deferred', 'try later'],
    ['mail', '451 4.3.0 try later', 'deferred', 'try later'],
    ['mail', '550 5.7.1 sender not allowed', 'queued', 'sender problem'],
    ['rcpt', '421 closing', 'deferred', 'try later'],
    ['rcpt', '450 4.2.0 greylisted', 'deferred', 'try later'],
    ['rcpt', '550 no such user', 'failed', 'unknown recipient'],
    ['rcpt', '550 5.1.1 no such user', 'failed', 'unknown recipient'],
    ['rcpt', '553 5.1.3 bad address', 'failed', 'unknown recipient'],
    ['rcpt', '550 5.2.1 mailbox disabled', 'failed', 'unknown recipient'],
    ['rcpt', '552 5.2.2 mailbox full', 'failed', 'refused recipient'],
    ['rcpt', '550 5.7.1 your network is blocked', 'failed', 'policy'],
    ['rcpt', '503 5.5.1 bad sequence', 'deferred', 'try later'],
    ['data', '451 4.3.0 try later', 'deferred', 'try later'],
    ['data', '554 5.7.1 no', 'failed', 'policy'],
    ['reply', '250 2.0.0 queued as 1', 'sent', 'accepted'],
    ['reply', '250-first\n250 last', 'sent', 'accepted'],
    ['reply', '354 go on', 'unknown', 'no answer'],
    ['reply', '421 closing', 'deferred', 'try later'],
    ['reply', '451 4.7.1 greylisted', 'deferred', 'try later'],
    ['reply', '554 5.7.1 spam', 'failed', 'policy'],
    ['reply', '554 rejected', 'failed', 'policy'],
    ['reply', '552 5.3.4 too big', 'failed', 'policy'],
    ['reply', '550 5.1.1 no such user', 'failed', 'unknown recipient'],
  ] as const)('%s: %s → %s (%s)', (phase, text, to, reason) => {
    expect(said(phase, text)).toMatchObject({ to, reason });
  });

  it.each([
    ['connect', 'refused', 'deferred', 'host unreachable'],
    ['connect', 'name', 'deferred', 'host unreachable'],
    ['connect', 'timeout', 'deferred', 'host unreachable'],
    ['connect', 'drop', 'deferred', 'host unreachable'],
    ['connect', 'tls', 'deferred', 'host unreachable'],
    ['auth', 'drop', 'deferred', 'host unreachable'],
    ['auth', 'credentials', 'queued', 'sender problem'],
    ['mail', 'drop', 'deferred', 'interrupted'],
    ['rcpt', 'timeout', 'deferred', 'interrupted'],
    ['data', 'drop', 'deferred', 'interrupted'],
    ['data', 'unreadable', 'deferred', 'interrupted'],
    ['body', 'drop', 'deferred', 'interrupted'],
    ['mail', 'envelope', 'failed', 'refused recipient'],
    ['reply', 'drop', 'unknown', 'no answer'],
    ['reply', 'timeout', 'unknown', 'no answer'],
    ['reply', 'unreadable', 'unknown', 'no answer'],
  ] as const)('%s: %s → %s (%s)', (phase, trouble, to, reason) => {
    expect(broke(phase, trouble)).toMatchObject({ to, reason });
  });

  it('suppresses only a dead address, and pauses only for the sender', () => {
    const suppressing = Object.entries(CONSEQUENCES).filter(([, { suppresses }]) => suppresses);
    const pausing = Object.entries(CONSEQUENCES).filter(([, { pauses }]) => pauses);
    expect(suppressing.map(([reason]) => reason)).toEqual(['unknown recipient']);
    expect(pausing.map(([reason]) => reason)).toEqual(['sender problem']);
  });

  it('never sends again by itself what may have arrived', () => {
    const phases = fc.constantFrom<Phase>('connect', 'auth', 'mail', 'rcpt', 'data', 'body', 'reply');
    const troubles = fc.constantFrom<Trouble>('refused', 'timeout', 'drop', 'unreadable');
    const code = fc.integer({ min: 200, max: 599 });
    fc.assert(
      fc.property(phases, troubles, code, fc.boolean(), (phase, trouble, number, dotSent) => {
        const broken = classify(troubled(phase, dotSent, trouble, ''));
        expect(broken.to).toBe(dotSent ? 'unknown' : 'deferred');
        const reply = { code: number, enhanced: null, text: `${number}` };
        const answered = classify(replied('reply', true, reply));
        const expected = number < 300 ? 'sent' : number < 400 ? 'unknown' : number < 500 ? 'deferred' : 'failed';
        expect(answered.to).toBe(expected);
        expect(classify(replied(phase, false, reply)).to).not.toBe('sent');
      }),
    );
  });
});

describe('a reply', () => {
  it('is read with its enhanced code', () => {
    expect(parseReply('550 5.1.1 no such user')).toMatchObject({ code: 550, enhanced: '5.1.1' });
    expect(parseReply('250-mx.example\n250 ok')).toMatchObject({ code: 250, enhanced: null });
    expect(parseReply('250')).toEqual({ code: 250, enhanced: null, text: '250' });
    expect(parseReply('550 5.1.1')).toMatchObject({ enhanced: '5.1.1' });
  });

  it('that is no reply is none', () => {
    for (const text of ['', 'OK', '2', '25', '2500 ok', '199 x', '650 x', 'x250 ok', '250ok', ' 250 ok'])
      expect(parseReply(text)).toBeNull();
  });

  it('is stored in a safe form', () => {
    const reply = parseReply(`550 no\r\n\u0000\u001b[31m${'x'.repeat(2000)}`);
    expect(reply?.text).toMatch(/^[\x20-\x7e]{1,500}$/);
  });
});

describe('backoff', () => {
  it('waits at least five minutes and longer each time', () => {
    expect(backoffDelay(1)).toBe(5 * 60_000);
    for (let attempt = 1; attempt < 30; attempt += 1)
      expect(backoffDelay(attempt + 1)).toBeGreaterThan(backoffDelay(attempt));
  });

  it('tries for 72 hours, whatever the delays in between, and then gives up', () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 3 * 3_600_000 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(lateness, (late) => {
        const first = new Date('2026-11-01T00:00:00Z');
        const deadline = first.getTime() + BACKOFF.giveUpAfter;
        let now = first;
        for (let attempt = 1; attempt <= 40; attempt += 1) {
          const next = nextAttempt(attempt, first, now);
          expect(next.giveUp).toBe(now.getTime() >= deadline);
          if (next.giveUp) return;
          expect(next.at.getTime() - now.getTime()).toBeGreaterThanOrEqual(BACKOFF.first);
          expect(next.at.getTime()).toBeLessThanOrEqual(deadline + BACKOFF.first);
          now = new Date(next.at.getTime() + (late[attempt - 1] ?? 0));
        }
        throw new Error('never gave up');
      }),
    );
  });
});

describe('the breaker', () => {
  const now = new Date('2026-11-01T00:00:00Z');
  const fail = (times: number) => {
    let breaker = CLOSED;
    for (let i = 0; i < times; i += 1) breaker = afterOutcome(breaker, 'ill', now);
    return breaker;
  };

  it('opens after a few failures in a row, longer each time, up to a limit', () => {
    expect(mayConnect(fail(BREAKER.trips - 1), now)).toBe(true);
    const pauses = [0, 1, 2, 20].map((more) => (fail(BREAKER.trips + more).openUntil?.getTime() ?? 0) - now.getTime());
    expect(pauses).toEqual([15_000, 30_000, 60_000, BREAKER.longestPause]);
  });

  it('lets one try when the pause is over, and closes on the first success', () => {
    const open = fail(BREAKER.trips);
    expect(mayConnect(open, now)).toBe(false);
    expect(mayConnect(open, new Date(now.getTime() + 15_000))).toBe(true);
    expect(afterOutcome(open, 'well', now)).toEqual(CLOSED);
    expect(afterOutcome(open, 'unsure', now)).toBe(open);
  });
});
