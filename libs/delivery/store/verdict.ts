// What may become of a message now, as one SQL expression: the same at plan time, on release and at the hand-off.
import type { MailGates } from './mail-gates.js';

/**
 * A lateral join that adds `v.verdict`, an array of state and reason, to mails `m` with mailing `g`. `go` is the state of
 * those that nothing stops; `now` is SQL.
 */
export const verdictSql = (gates: MailGates, now: string, go: 'queued' | 'handing_off'): string => `
  CROSS JOIN LATERAL (
    SELECT (SELECT s.reason FROM suppressions s
             WHERE s.address = m.address AND (g.class <> 'transactional' OR s.kind <> 'complaint')) AS suppressed,
           g.topic IS NOT NULL AND EXISTS (
             SELECT 1 FROM mail_consents c WHERE c.address = m.address AND c.topic = g.topic) AS opted_out,
           ${gates.shut('hold')} AS held
  ) asked
  CROSS JOIN LATERAL (SELECT CASE
    WHEN g.cancelled_at IS NOT NULL THEN array['cancelled', 'cancelled by hand']
    WHEN g.expires_at <= ${now} THEN array['expired', coalesce(m.reason, 'past its shelf life')]
    WHEN m.address = '' THEN array['failed', 'no address']
    WHEN asked.suppressed IS NOT NULL THEN array['suppressed', asked.suppressed]
    WHEN asked.opted_out THEN array['suppressed', 'unsubscribed']
    WHEN asked.held IS NOT NULL THEN array['held', asked.held]
    ${go === 'handing_off' ? `WHEN g.paused_at IS NOT NULL THEN array['queued', NULL]` : ''}
    ELSE array['${go}', NULL] END AS verdict) v`;
