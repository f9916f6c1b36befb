// What may become of a message now, as one SQL expression: the same at plan time, on release and at the hand-off.
import type { MailGates } from './mail-gates.js';

/** What may have reached the recipient, and so counts towards the cap. */
const REACHED = `('handing_off', 'sent', 'unknown', 'bounced')`;

/**
 * A lateral join that adds `v.verdict`, an array of state and reason, and `asked.capped_until` to mails `m` with mailing `g`.
 * `go` is the state of those that nothing stops; `now` is SQL.
 *
 * The cap is asked when a message would go out, not when it is planned: it speaks of the days before that moment. Whoever
 * hands off campaign mail under a cap holds the locks of `lockCapped`, or two would each see room for one.
 */
export const verdictSql = (gates: MailGates, now: string, go: 'queued' | 'handing_off'): string => `
  CROSS JOIN mail_settings rules
  CROSS JOIN LATERAL (
    SELECT (SELECT s.reason FROM suppressions s
             WHERE s.address = m.address AND (g.class <> 'transactional' OR s.kind <> 'complaint')) AS suppressed,
           (SELECT c.opted_out_at IS NOT NULL FROM mail_consents c WHERE c.address = m.address AND c.topic = g.topic) AS opted_out,
           ${gates.shut('hold', now)} AS held,
           CASE WHEN g.class = 'campaign' AND rules.cap_mails > 0 ${go === 'queued' ? `AND m.state = 'capped'` : ''} THEN (
             SELECT o.handed_off_at + make_interval(days => rules.cap_days) FROM mails o JOIN mailings og ON og.id = o.mailing_id
             WHERE o.address = m.address AND o.id <> m.id AND og.class = 'campaign' AND o.state IN ${REACHED}
               AND o.handed_off_at > ${now} - make_interval(days => rules.cap_days)
             ORDER BY o.handed_off_at DESC OFFSET rules.cap_mails - 1 LIMIT 1) END AS capped_until
  ) asked
  CROSS JOIN LATERAL (SELECT CASE
    WHEN g.cancelled_at IS NOT NULL THEN array['cancelled', 'cancelled by hand']
    WHEN coalesce(m.expires_at, g.expires_at) <= ${now} THEN array['expired', coalesce(m.reason, 'past its shelf life')]
    WHEN m.address = '' THEN array['failed', 'no address']
    WHEN asked.suppressed IS NOT NULL THEN array['suppressed', asked.suppressed]
    WHEN asked.opted_out THEN array['suppressed', 'unsubscribed']
    WHEN asked.opted_out IS NULL AND g.topic = ANY(rules.confirmed_topics) THEN array['suppressed', 'never confirmed']
    WHEN asked.held IS NOT NULL THEN array['held', asked.held]
    ${go === 'handing_off' ? `WHEN g.paused_at IS NOT NULL THEN array['queued', NULL]` : ''}
    WHEN asked.capped_until IS NOT NULL
      THEN array['capped', 'already ' || rules.cap_mails || ' in ' || rules.cap_days || ' days']
    ELSE array['${go}', NULL] END AS verdict) v`;

/** SQL: how long a message in this state waits at most. */
export const untilSql = (state: string, cappedUntil: string, expiresAt: string): string =>
  `CASE ${state} WHEN 'held' THEN ${expiresAt} WHEN 'capped' THEN least(${cappedUntil}, ${expiresAt}) END`;
