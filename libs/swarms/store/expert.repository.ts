// Who could know: people with the skills, and those who resolved cases like this one. Counted over everybody's cases, telling of none.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import type { ExpertFacts } from '../rules/swarm.js';

export interface KnownExpert extends ExpertFacts {
  readonly userId: string;
}

/** The latest cases of a product that are looked at. */
const LOOKED_AT = 2_000;

@Injectable()
export class ExpertRepository {
  /** In the system's scope. `since`: how far back a resolved case still says something. */
  find(tx: Tx, product: string | null, words: readonly string[], since: Date): Promise<KnownExpert[]> {
    return tx.query<KnownExpert>(
      `WITH resolved AS (
         SELECT c.assignee, c.subject FROM cases c WHERE c.product = $1 AND c.state IN ('resolved', 'closed') AND c.resolved_at > $3
         ORDER BY c.resolved_at DESC LIMIT ${LOOKED_AT}
       ), done AS (
         SELECT r.assignee, count(*)::int AS n,
           count(*) FILTER (WHERE (SELECT count(*) FROM unnest($2::text[]) w WHERE position(w in lower(r.subject)) > 0) >= 2)::int AS similar
         FROM resolved r WHERE r.assignee IS NOT NULL GROUP BY 1
       )
       SELECT u.id AS "userId", k.skills, coalesce(d.n, 0) AS "ofProduct", coalesce(d.similar, 0) AS similar
       FROM users u
       CROSS JOIN LATERAL (SELECT coalesce(array_agg(s ORDER BY s), '{}') AS skills FROM unnest(u.skills) s
         WHERE lower(s) = lower($1) OR lower(s) = ANY($2)) k
       LEFT JOIN done d ON d.assignee = u.email
       WHERE u.active AND (cardinality(k.skills) > 0 OR d.n > 0)`,
      [product, words, since],
    );
  }
}
