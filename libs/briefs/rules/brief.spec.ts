import fc from 'fast-check';
import { briefHtml, briefText, clipped, sectionsOf, shortened, type Brief } from './brief.js';

const at = new Date('2026-03-11T09:00:00Z');
const when = (moment: Date) => moment.toISOString().slice(0, 10);
const brief: Brief = {
  id: 'e',
  title: 'Exports <fail>',
  account: 'Acme & Sons',
  severity: 'high',
  stage: 'plan_in_place',
  openedAt: at,
  resolvedAt: null,
  nextUpdateDueAt: null,
  value: 'EUR 50,000 a year',
  valueReason: null,
  reason: 'They can’t close the month',
  plan: null,
  rootCause: null,
  summary: null,
  prevention: null,
  timeline: [{ at, text: 'Opened by Ada' }],
  quotes: [{ at, kind: 'Escalation request', words: '<script>alert(1)</script> get me a manager' }],
  people: [{ role: 'Owner', name: 'Olga', email: 'olga@us.example' }],
};
const titles = (of: Brief) => sectionsOf(of, when).map(({ title }) => title);

describe('a brief', () => {
  it('tells what happened, the customer’s words, the plan, the value and the people', () => {
    expect(titles(brief)).toEqual([
      'What it is about',
      'What happened',
      'In the customer’s words',
      'Plan',
      'Value at stake',
      'People',
    ]);
    const text = briefText(brief, when, 'http://here/e');
    expect(text).toContain('Acme & Sons · severity high · plan in place · opened 2026-03-11 · no next update is set');
    expect(text).toContain('No plan is written down yet.');
    expect(text.trimEnd().endsWith('http://here/e')).toBe(true);
  });

  it('is the post-mortem once it is resolved', () => {
    const ended = { ...brief, resolvedAt: at, rootCause: 'A bug', summary: 'Fixed', prevention: 'A test' };
    expect(titles(ended)).toEqual(expect.arrayContaining(['Root cause', 'Summary', 'What prevents the next']));
    expect(titles(ended)).not.toContain('Plan');
    expect(briefText(ended, when, '')).toMatch(/^Post-mortem: /);
  });

  it('never lets what people wrote become markup', () => {
    const html = briefHtml(brief, when, 'http://here/"e');
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<fail>');
    expect(html).toContain('href="http://here/&#34;e"');
  });

  it('stays a page: the beginning and the latest, whole words', () => {
    const happenings = Array.from({ length: 30 }, (_, n) => ({ at: new Date(at.getTime() + n), text: `${n}` }));
    const short = shortened(happenings, 5).map(({ text }) => text);
    expect(short).toEqual(['0', '… 26 more', '27', '28', '29']);
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 5, max: 40 }), (text, most) => {
        expect(clipped(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
