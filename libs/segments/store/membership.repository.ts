// Who is, was, came and went: memberships as lists.
import { Injectable } from '@nestjs/common';
import { COUNT_CAP, groupBy, type CappedCount, type Origin, type Page, type PageRequest } from '#kernel';
import { countCapped, listPage, type Tx } from '#platform/database';

export interface Membership {
  readonly id: string;
  readonly subjectId: string;
  readonly accountId: string;
  readonly contactId: string | null;
  readonly enteredAt: Date;
  readonly leftAt: Date | null;
  readonly origin: Origin;
  readonly enteredBecause: string;
  readonly leftBecause: string | null;
}

export interface Movement {
  readonly membershipId: string;
  readonly accountId: string;
  readonly contactId: string | null;
  readonly kind: 'entered' | 'left';
  readonly at: Date;
  readonly because: string;
  /** of the entering: whether something happened, or it was history or a new rule */
  readonly origin: Origin;
}

const COLUMNS = `m.id, m.subject_id AS "subjectId", m.account_id AS "accountId", m.contact_id AS "contactId", m.entered_at AS "enteredAt",
  m.left_at AS "leftAt", m.origin, m.enter_cause->>'because' AS "enteredBecause", m.leave_cause AS "leftBecause"`;

/** Members now, or with `at` those of that moment; `$1` is the segment's id. */
const membersAt = (segmentId: string, at: Date | null) => ({
  from: 'segment_memberships m',
  where: [
    'm.segment_id = $1',
    at ? 'm.entered_at <= $2 AND (m.left_at IS NULL OR m.left_at > $2)' : 'm.left_at IS NULL',
  ],
  params: at ? [segmentId, at] : [segmentId],
});

@Injectable()
export class MembershipRepository {
  /** Newest members first. */
  list(tx: Tx, segmentId: string, at: Date | null, request: PageRequest): Promise<Page<Membership>> {
    return listPage<Membership>(
      tx,
      {
        select: COLUMNS,
        ...membersAt(segmentId, at),
        sort: { sql: 'm.entered_at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'm.id',
      },
      request,
    );
  }

  count(tx: Tx, segmentId: string, at: Date | null): Promise<CappedCount> {
    return countCapped(tx, membersAt(segmentId, at));
  }

  /** Present members of several segments, each count capped. */
  async counts(tx: Tx, segmentIds: readonly string[]): Promise<Map<string, CappedCount>> {
    const rows = await tx.query<{ id: string; n: number }>(
      `SELECT s.id, n FROM unnest($1::uuid[]) s(id) CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM (
         SELECT 1 FROM segment_memberships m WHERE m.segment_id = s.id AND m.left_at IS NULL LIMIT ${COUNT_CAP + 1}) capped) counted`,
      [segmentIds],
    );
    return new Map(rows.map(({ id, n }) => [id, { value: Math.min(n, COUNT_CAP), capped: n > COUNT_CAP }]));
  }

  /** Who entered and left, newest first; of one subject or of all. No membership is left when it was entered: id ends the sort. */
  movements(tx: Tx, segmentId: string, subjectId: string | null, request: PageRequest): Promise<Page<Movement>> {
    const arm = (kind: Movement['kind'], at: string, because: string) =>
      `SELECT m.id AS "membershipId", m.account_id AS "accountId", m.contact_id AS "contactId",
         '${kind}' AS kind, ${at} AS at, ${because} AS because, m.origin
       FROM segment_memberships m WHERE m.segment_id = $1 AND ${at} IS NOT NULL AND ($2::uuid IS NULL OR m.subject_id = $2)`;
    return listPage<Movement>(
      tx,
      {
        select: 'v."membershipId", v."accountId", v."contactId", v.kind, v.at, v.because, v.origin',
        from: `(${arm('entered', 'm.entered_at', `m.enter_cause->>'because'`)} UNION ALL ${arm('left', 'm.left_at', 'm.leave_cause')}) v`,
        where: [],
        params: [segmentId, subjectId],
        sort: { sql: 'v.at', type: 'timestamptz' },
        direction: 'DESC',
        id: 'v."membershipId"',
      },
      request,
    );
  }

  /** Ids of the segments that each subject is in. */
  async segmentIdsOf(tx: Tx, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await tx.query<{ subject: string; segment: string }>(
      `SELECT m.subject_id AS subject, m.segment_id AS segment FROM segment_memberships m JOIN segments s ON s.id = m.segment_id
       WHERE m.subject_id = ANY($1) AND m.left_at IS NULL ORDER BY lower(s.name), s.id`,
      [subjectIds],
    );
    const bySubject = groupBy(rows, ({ subject }) => subject);
    return new Map([...bySubject].map(([subject, each]) => [subject, each.map(({ segment }) => segment)]));
  }
}
