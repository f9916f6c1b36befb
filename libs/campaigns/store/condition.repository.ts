// For which of some contacts a condition of a campaign holds now, read from what is committed.
import { Injectable } from '@nestjs/common';
import type { Statement } from '#facts/rules';
import type { Tx } from '#platform/database';

const OF_STEP = `FROM campaign_enrolments e JOIN campaign_mailings k ON k.run_id = e.run_id AND k.step = $3
  JOIN mails m ON m.mailing_id = k.mailing_id AND m.occurrence = e.occurrence
    AND (m.contact_id = e.contact_id OR (e.address <> '' AND m.address = e.address))
  WHERE e.run_id = $1 AND e.contact_id = ANY($2)`;

/** Clicks count once they are old enough to be told from those of programs. */
const MAIL_SIGNS = {
  clicked:
    'EXISTS (SELECT 1 FROM mail_visits v WHERE v.mail_id = m.id AND v.link IS NOT NULL AND v.told AND v.scanner IS NULL)',
  replied: `EXISTS (SELECT 1 FROM mail_evidence v WHERE v.mail_id = m.id AND v.kind = 'answered')`,
  answered: 'EXISTS (SELECT 1 FROM campaign_answers v WHERE v.mail_id = m.id)',
} as const;
export type MailSign = keyof typeof MAIL_SIGNS;

@Injectable()
export class ConditionRepository {
  /** Members of a segment of contacts, or contacts of the accounts in it. */
  inSegment(tx: Tx, contactIds: readonly string[], segmentKey: string): Promise<Set<string>> {
    return this.ids(
      tx,
      `SELECT c.id FROM contacts c WHERE c.id = ANY($1) AND EXISTS (
         SELECT 1 FROM segment_memberships sm JOIN segments s ON s.id = sm.segment_id
         WHERE s.key = $2 AND sm.left_at IS NULL AND sm.subject_id IN (c.id, c.account_id))`,
      [contactIds, segmentKey],
    );
  }

  /** Those of a run that have left its segment. */
  left(tx: Tx, contactIds: readonly string[], segmentId: string): Promise<Set<string>> {
    return this.ids(
      tx,
      `SELECT c.id FROM contacts c WHERE c.id = ANY($1) AND NOT EXISTS (SELECT 1 FROM segment_memberships sm
         WHERE sm.segment_id = $2 AND sm.left_at IS NULL AND sm.subject_id IN (c.id, c.account_id))`,
      [contactIds, segmentId],
    );
  }

  ofMail(tx: Tx, runId: string, contactIds: readonly string[], step: string, sign: MailSign): Promise<Set<string>> {
    return this.ids(tx, `SELECT DISTINCT e.contact_id AS id ${OF_STEP} AND ${MAIL_SIGNS[sign]}`, [
      runId,
      contactIds,
      step,
    ]);
  }

  byRule(tx: Tx, { text, params }: Statement): Promise<Set<string>> {
    return this.ids(tx, text, params);
  }

  private async ids(tx: Tx, text: string, params: readonly unknown[]): Promise<Set<string>> {
    return new Set((await tx.query<{ id: string }>(text, params)).map(({ id }) => id));
  }
}
