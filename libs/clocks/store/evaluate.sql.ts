// Sets the timers of a set of cases from what is known of them now: one statement, whatever came late or twice. `rules/timer.ts` is its oracle.

const MS_A_MINUTE = 60_000;

/** $1: case ids · $2: now · $3: those of $1 whose news is history: what is over for them is noted without telling anybody. */
export const EVALUATE_SQL = `
  WITH touched AS (
    SELECT c.id, c.priority, a.tier, c.opened_at,
      CASE WHEN c.state IN ('resolved', 'closed') THEN coalesce(least(c.resolved_at, c.closed_at), c.updated_at) END AS ended_at,
      c.id = ANY($3::uuid[]) AS silent
    FROM cases c LEFT JOIN accounts a ON a.id = c.account_id WHERE c.id = ANY($1::uuid[])
  ), promised AS (
    SELECT t.*, p.id AS policy_id, p.calendar_id, p.first_response, p.next_response, p.resolution, p.warn_at AS percent
    FROM touched t CROSS JOIN LATERAL (
      SELECT * FROM clock_policies p WHERE p.active AND (p.priorities = '{}' OR lower(t.priority) = ANY(p.priorities))
        AND (p.tiers = '{}' OR lower(t.tier) = ANY(p.tiers)) ORDER BY p.rank, p.id LIMIT 1) p
  ), said AS (
    SELECT m.case_id, m.sent_at, m.direction, lag(m.direction) OVER w AS before,
      min(m.sent_at) FILTER (WHERE m.direction = 'outbound') OVER (w ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS answered_at
    FROM messages m WHERE m.case_id IN (SELECT id FROM promised) AND NOT m.automatic AND m.direction <> 'note'
    WINDOW w AS (PARTITION BY m.case_id ORDER BY m.sent_at, m.id)
  ), runs AS (
    SELECT p.*, 'first_response' AS clock, p.opened_at AS started_at, p.first_response AS minutes,
      (SELECT min(s.sent_at) FROM said s WHERE s.case_id = p.id AND s.direction = 'outbound') AS answered_at FROM promised p
    UNION ALL
    SELECT p.*, 'next_response', s.sent_at, p.next_response, s.answered_at
    FROM promised p JOIN said s ON s.case_id = p.id WHERE s.direction = 'inbound' AND s.before = 'outbound' AND s.sent_at >= p.opened_at
    UNION ALL
    SELECT p.*, 'resolution', p.opened_at, p.resolution, NULL FROM promised p
  ), timed AS (
    SELECT DISTINCT ON (r.id, r.clock, r.started_at) r.id, r.clock, r.started_at, r.policy_id, r.calendar_id, r.percent, r.silent,
      r.minutes::bigint * ${MS_A_MINUTE} AS target, worked_ms(r.calendar_id, r.started_at) AS since,
      -- Answered before it was opened, it is answered at once.
      greatest(least(r.answered_at, r.ended_at), CASE WHEN least(r.answered_at, r.ended_at) IS NOT NULL THEN r.started_at END) AS stopped_at
    FROM runs r WHERE r.minutes IS NOT NULL AND (r.ended_at IS NULL OR r.ended_at >= r.started_at)
    ORDER BY r.id, r.clock, r.started_at
  ), stood AS (
    -- Waiting on the customer ends when they write; a case that was over and came back waited for nobody.
    SELECT t.id, t.clock, t.started_at, t.calendar_id, t.stopped_at, greatest(i.from_at, t.started_at) AS from_at,
      least(i.to_at, CASE WHEN i.value = 'pending' THEN (
        SELECT min(s.sent_at) FROM said s WHERE s.case_id = i.case_id AND s.direction = 'inbound' AND s.sent_at > i.from_at) END) AS until
    FROM timed t JOIN case_intervals i ON i.case_id = t.id AND i.attribute = 'state' AND (i.value = 'pending'
      OR (t.clock = 'resolution' AND i.value IN ('resolved', 'closed') AND i.to_at IS NOT NULL))
  ), counted AS (
    SELECT s.*, least(s.until, s.stopped_at) AS to_at, worked_ms(s.calendar_id, s.from_at) AS at_from,
      CASE WHEN least(s.until, s.stopped_at) IS NOT NULL
        THEN worked_ms(s.calendar_id, least(s.until, s.stopped_at)) - worked_ms(s.calendar_id, s.from_at) END AS waited
    FROM stood s WHERE coalesce(least(s.until, s.stopped_at), 'infinity') > s.from_at
  ), summed AS (
    SELECT c.*, coalesce(sum(c.waited) OVER (PARTITION BY c.id, c.clock, c.started_at ORDER BY c.from_at
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS waited_before FROM counted c
  ), standing AS (
    -- What begins after it was due changes nothing of that.
    SELECT t.id, t.clock, t.started_at, coalesce(sum(s.waited), 0)::bigint AS waited, max(s.from_at) FILTER (WHERE s.to_at IS NULL) AS paused_at
    FROM timed t LEFT JOIN summed s ON (s.id, s.clock, s.started_at) = (t.id, t.clock, t.started_at) AND s.at_from - t.since - s.waited_before < t.target
    GROUP BY 1, 2, 3
  ), reckoned AS (
    SELECT t.*, s.paused_at,
      CASE WHEN s.paused_at IS NOT NULL THEN t.since + s.waited + t.target - worked_ms(t.calendar_id, s.paused_at) END AS remaining,
      CASE WHEN s.paused_at IS NULL THEN instant_after(t.calendar_id, t.since + s.waited + t.target) END AS due_at,
      CASE WHEN s.paused_at IS NULL THEN instant_after(t.calendar_id, t.since + s.waited + greatest(t.target * t.percent / 100, 1)) END AS warn_at
    FROM timed t JOIN standing s USING (id, clock, started_at)
  ), gone AS (
    -- Late news can take a timer away, or begin it elsewhere.
    DELETE FROM case_clocks k USING touched t WHERE k.case_id = t.id
      AND NOT EXISTS (SELECT 1 FROM reckoned r WHERE (r.id, r.clock, r.started_at) = (k.case_id, k.clock, k.started_at))
  )
  INSERT INTO case_clocks AS k (case_id, clock, started_at, policy_id, target_ms, due_at, warn_at, paused_at, remaining_ms, stopped_at, warned_at, breached_at)
  SELECT r.id, r.clock, r.started_at, r.policy_id, r.target, r.due_at, r.warn_at, r.paused_at, r.remaining, r.stopped_at,
    CASE WHEN r.silent AND r.warn_at <= coalesce(r.stopped_at, $2::timestamptz) THEN r.warn_at END,
    CASE WHEN r.due_at < r.stopped_at OR (r.silent AND r.due_at <= $2::timestamptz AND r.stopped_at IS NULL) THEN r.due_at END
  FROM reckoned r
  ON CONFLICT (case_id, clock, started_at) DO UPDATE SET
    policy_id = excluded.policy_id, target_ms = excluded.target_ms, due_at = excluded.due_at, warn_at = excluded.warn_at,
    paused_at = excluded.paused_at, remaining_ms = excluded.remaining_ms, stopped_at = excluded.stopped_at,
    -- Moved into the future, it can be told of again; otherwise what was told stays told.
    warned_at = CASE WHEN excluded.warn_at > $2::timestamptz OR excluded.paused_at IS NOT NULL THEN NULL
      WHEN k.warned_at IS NOT NULL THEN excluded.warn_at ELSE excluded.warned_at END,
    breached_at = CASE WHEN excluded.due_at > coalesce(excluded.stopped_at, $2::timestamptz) OR excluded.paused_at IS NOT NULL THEN NULL
      WHEN k.breached_at IS NOT NULL THEN excluded.due_at ELSE excluded.breached_at END
  -- What has stopped was judged by the policy of its time.
  WHERE k.stopped_at IS NULL OR k.stopped_at IS DISTINCT FROM excluded.stopped_at`;
