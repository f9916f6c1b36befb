// Rules that can't work are refused, links open nothing but their own alert, webhooks say no markup of their own.
import fc from 'fast-check';
import { newId } from '#kernel';
import { checkAct } from './act.js';
import { LINK_DAYS, readAct, signAct } from './act-token.js';
import { checkAlertRule, type AlertRuleFields } from './alert-rule.js';
import { webhookBody, type ToldAlert } from './webhook-body.js';
import { signWebhook, verifyWebhook } from './webhook-signature.js';
import { causeWords, headline } from './words.js';

const RULE: AlertRuleFields = {
  name: ' Unhappy customers ',
  direction: 'inbound',
  families: ['negative'],
  kinds: [],
  likelyToEscalate: false,
  sentimentAtMost: null,
  attentionAtLeast: null,
  clockWarned: false,
  clockBreached: false,
  watches: 'my_teams',
  teamId: newId(),
  audience: 'me',
  email: true,
  webhookUrl: '  ',
  webhookShape: 'plain',
  pace: 'immediate',
  enabled: true,
};
const NOW = new Date('2026-03-11T09:00:00Z');

describe('a rule', () => {
  it('is kept without what it does not use', () => {
    expect(checkAlertRule(RULE)).toMatchObject({
      ok: true,
      value: { name: 'Unhappy customers', webhookUrl: null, teamId: null },
    });
  });

  it.each([
    [{ name: ' ' }, 'ALERT_RULE_NAME_INVALID'],
    [{ direction: null, families: [] }, 'ALERT_RULE_EMPTY'],
    [{ kinds: ['sarcasm' as never] }, 'ALERT_RULE_KIND_UNKNOWN'],
    [{ attentionAtLeast: 101 }, 'ALERT_RULE_THRESHOLD_INVALID'],
    [{ sentimentAtMost: 2.5 }, 'ALERT_RULE_THRESHOLD_INVALID'],
    [{ watches: 'team' as const, teamId: null }, 'ALERT_RULE_TEAM_MISSING'],
    [{ audience: 'team' as const }, 'ALERT_RULE_AUDIENCE_INVALID'],
    [{ webhookUrl: 'ftp://x.example/' }, 'WEBHOOK_URL_INVALID'],
    [{ webhookUrl: 'https://me:secret@x.example/' }, 'WEBHOOK_URL_INVALID'],
  ])('with %j is refused', (change, code) => {
    expect(checkAlertRule({ ...RULE, ...change })).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a link', () => {
  const secret = Buffer.alloc(32, 7);
  const claims = { alertId: newId(), userId: newId() };
  const token = signAct(secret, claims, NOW);

  it('names its alert and its person, for two weeks', () => {
    expect(readAct(secret, token, NOW)).toEqual({ ok: true, value: claims });
    const late = new Date(NOW.getTime() + (LINK_DAYS * 86_400 + 1) * 1000);
    expect(readAct(secret, token, late)).toMatchObject({ error: { code: 'LINK_EXPIRED' } });
  });

  it('says nothing once any letter of it is another, or under another secret', () => {
    expect(readAct(Buffer.alloc(32, 8), token, NOW)).toMatchObject({ error: { code: 'LINK_DAMAGED' } });
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abzAZ019-_.'), (at, letter) => {
        const other = token.slice(0, at) + letter + token.slice(at + 1);
        const read = readAct(secret, other, NOW);
        // The last letter of base64 holds bits that mean nothing.
        if (other !== token && at < token.length - 1) expect(read.ok).toBe(false);
        if (read.ok) expect(read.value).toEqual(claims);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => expect(readAct(secret, text, NOW).ok).toBe(false)));
  });
});

it('an act needs to be one that there is, and a reason where nothing is done', () => {
  expect(checkAct('take', ' ')).toEqual({ ok: true, value: { act: 'take', reason: null } });
  expect(checkAct('acknowledge', ' They fixed it ')).toMatchObject({ value: { reason: 'They fixed it' } });
  expect(checkAct('acknowledge', ' ')).toMatchObject({ error: { code: 'REASON_MISSING' } });
  expect(checkAct('delete', 'x')).toMatchObject({ error: { code: 'ACT_UNKNOWN' } });
});

it('a signature holds for its body, its secret and its moment', () => {
  const header = signWebhook('s3cret', '{"a":1}', NOW);
  expect(header).toMatch(/^t=1773219600,v1=[0-9a-f]{64}$/);
  expect(verifyWebhook('s3cret', '{"a":1}', header, NOW)).toBe(true);
  expect(verifyWebhook('s3cret', '{"a":2}', header, NOW)).toBe(false);
  expect(verifyWebhook('other', '{"a":1}', header, NOW)).toBe(false);
  expect(verifyWebhook('s3cret', '{"a":1}', header, new Date(NOW.getTime() + 301_000))).toBe(false);
  expect(verifyWebhook('s3cret', '{"a":1}', 'v1=00', NOW)).toBe(false);
});

describe('the words', () => {
  const alert: ToldAlert = {
    id: 'a', rule: 'Mine', trigger: 'message', cause: causeWords('message', { kinds: ['negative', 'urgency'] }), at: NOW, caseId: 'c',
    subject: 'Down <!channel> & [x](http://evil)', priority: 'high', account: 'Acme', url: 'https://b.example/cases/c/show',
  }; // prettier-ignore

  it('name the cause', () => {
    expect(alert.cause).toBe('Negative, Urgency');
    expect(causeWords('score', { score: 'attention', value: 81 })).toBe('Attention rose to 81');
    expect(causeWords('clock_breached', { clock: 'first_response' })).toBe('First response is overdue');
    expect(headline([alert, alert])).toMatch(/^2 alerts, the first: Negative, Urgency/);
  });

  it('can’t call a channel or make a link of their own in Slack or Teams', () => {
    const slack = JSON.parse(webhookBody('slack', 'd', [alert])) as { text: string };
    expect(slack.text).not.toContain('<!channel>');
    expect(slack.text).toContain('<https://b.example/cases/c/show|Down &lt;!channel&gt; &amp; [x](http://evil)>');
    const teams = webhookBody('teams', 'd', [alert]);
    expect(teams).toContain('\\\\[x\\\\]\\\\(http://evil\\\\)');
    expect(JSON.parse(webhookBody('plain', 'd', [alert]))).toMatchObject({
      delivery: 'd',
      alerts: [{ case: { id: 'c' } }],
    });
  });

  it('are cut where there are very many', () => {
    const { text } = JSON.parse(
      webhookBody(
        'slack',
        'd',
        Array.from({ length: 40 }, () => alert),
      ),
    ) as { text: string };
    expect(text.split('\n')).toHaveLength(17);
    expect(text).toContain('… and 25 more');
  });
});
