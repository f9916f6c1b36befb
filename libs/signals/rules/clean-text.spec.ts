import fc from 'fast-check';
import { LIVE_LIMIT, liveText, type AsideReason } from './clean-text.js';

const live = (body: string) =>
  liveText(body)
    .live.map(({ start, end }) => body.slice(start, end))
    .join('|')
    .trim();
const reasons = (body: string): AsideReason[] => liveText(body).aside.map(({ reason }) => reason);

describe('what a sender wrote now', () => {
  it('is all of a plain message', () => {
    expect(liveText('Hello,\n\nit works.')).toEqual({ live: [{ start: 0, end: 17 }], aside: [], truncated: false });
    expect(liveText('')).toEqual({ live: [], aside: [], truncated: false });
  });

  it('leaves out quoted lines and keeps the answers between them', () => {
    const body = 'Yes.\n> Did you try?\n> Really?\nTwice.\n';
    expect(live(body)).toBe('Yes.\n|Twice.');
    expect(liveText(body).aside).toEqual([{ start: 5, end: 30, reason: 'quote' }]);
  });

  it.each([
    ['gmail', 'New.\n\nOn Mon, 2 Mar 2026 at 10:14, Ben Ode <ben@x.example> wrote:\n\nOld text.'],
    ['gmail, wrapped', 'New.\n\nOn Mon, 2 Mar 2026 at 10:14, Ben Ode\n<ben@x.example> wrote:\n> Old text.'],
    ['gmail, German', 'New.\n\nAm Mi., 4. März 2026 um 09:12 schrieb Ben <ben@x.example>:\n\nOld text.'],
    [
      'outlook',
      'New.\n\n________________________________\nFrom: Ben\nSent: Monday\nTo: Me\nSubject: RE: x\n\nOld text.',
    ],
    ['original message', 'New.\n\n-----Original Message-----\nOld text.'],
    ['forward', 'New.\n\n---------- Forwarded message ---------\nOld text.'],
    ['help desk', 'New.\n\n##- Please type your reply above this line -##\nOld text.'],
  ])('ends where the older mail starts: %s', (_, body) => {
    expect(live(body)).toBe('New.');
    expect(new Set(reasons(body))).toEqual(new Set(['quote']));
  });

  it('does not take a sentence with "On" or "From" for a header', () => {
    for (const body of ['On Monday it failed.\nOn Tuesday too.', 'From: the menu choose Export.\nThen wait.'])
      expect(live(body)).toBe(body);
  });

  it('ends with the closing, but goes on for a postscript and for more talk', () => {
    expect(live('It fails.\n\nBest regards,\nOlga Petrova\nHead of Sales\n+7 495 555 0101')).toBe('It fails.');
    expect(live('It fails.\n\nThanks,\nMike\n\nPS: it also hangs.')).toBe('It fails.\n\n|PS: it also hangs.');
    expect(live('It fails.\nThanks\nOne more thing that we saw today: the export is empty as well')).toMatch(
      /One more thing/,
    );
    expect(live('Thanks!\nIt works.')).toBe('Thanks!\nIt works.');
  });

  it('ends at the signature mark, drops device lines and disclaimers', () => {
    expect(live('It fails.\n-- \nOlga, urgent matters department of the company')).toBe('It fails.');
    expect(live('It fails.\n\nSent from my iPhone')).toBe('It fails.');
    expect(live('It fails.\nThis mail is confidential and intended solely for the addressee.')).toBe('It fails.');
  });

  it.each([
    ['java', 'java.lang.IllegalStateException: urgent\n\tat a.b.C.run(C.java:88)\n\t... 14 more'],
    ['python', 'Traceback (most recent call last):\n  File "/srv/a.py", line 12, in <module>'],
    ['node', 'TypeError: x is not a function\n    at run (/srv/a.js:1:2)\n    at /srv/b.js:3:4'],
    ['log', '2026-03-02 04:11:09,771 ERROR [pool-3] down\n[error] down\nWARN com.acme.sync.Engine - down'],
    ['json', '{\n  "status": "critical",\n}'],
    ['pairs', 'level=critical host=db1 code=17 msg=down'],
    ['http', 'GET /v1/urgent HTTP/1.1\nHTTP/1.1 503 Service Unavailable'],
    ['fence', '```\nanything, urgent\n```'],
  ])('leaves out logs and traces: %s', (_, log) => {
    const body = `See:\n${log}\nIt happens at four.`;
    expect(live(body)).toBe('See:\n|It happens at four.');
    expect(new Set(reasons(body))).toEqual(new Set(['log']));
  });

  it('keeps what only resembles a log', () => {
    for (const body of ['ERROR: we cannot log in!', 'CRITICAL: production is down', 'at the office (Berlin) it works'])
      expect(live(body)).toBe(body);
    expect(live('```\nnever closed\nIt fails.')).toBe('never closed\nIt fails.');
  });

  it('is nothing in an automatic reply, and something in a mail that mentions an absence', () => {
    expect(liveText('Automatic reply: I am away.\nIf urgent, call.').live).toEqual([]);
    expect(liveText('I am out of the office until Monday. For urgent matters please contact Dana.').live).toEqual([]);
    expect(live('I am out of the office tomorrow, please send it today.')).not.toBe('');
  });
});

describe('offsets', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '> quoted',
      '-- ',
      'Best regards,',
      'at a.b(C.java:1)',
      'On Monday Ben wrote:',
      '```',
      '',
      'From: a',
      'To: b',
    ),
    fc.string({ maxLength: 30 }),
  );
  const bodies = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));

  it('cover the body once, in order, without gaps', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const { live: kept, aside } = liveText(body);
        const all = [...kept, ...aside].sort((a, b) => a.start - b.start);
        let at = 0;
        for (const { start, end } of all) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(body.length);
      }),
    );
  });

  it('stop at the limit and say so', () => {
    const body = 'word '.repeat(10_000);
    const { live: kept, truncated } = liveText(body);
    expect(kept.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(LIVE_LIMIT);
    expect(truncated).toBe(true);
  });
});
