// Rows of the engine: a message, what the messages of one run share, and what an attempt showed.
import type { MessageState, RunLabel, SenderChoice } from '../rules/index.js';

export type MailClass = 'campaign' | 'transactional' | 'survey';

export interface Mail {
  readonly id: string;
  readonly mailingId: string;
  readonly accountId: string | null;
  /** null for a letter to somebody who is no contact */
  readonly contactId: string | null;
  /** empty where the contact has none */
  readonly address: string;
  readonly step: string;
  readonly occurrence: number;
  readonly key: string;
  readonly state: MessageState;
  readonly reason: string | null;
  /** how long it waits at most */
  readonly until: Date | null;
  readonly nextAt: Date;
  readonly attempts: number;
  readonly response: string | null;
  readonly plannedAt: Date;
  readonly changedAt: Date;
  readonly sentAt: Date | null;
}

export interface MailAttempt {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: MessageState;
  readonly reason: string;
  readonly detail: string;
}

export interface NewMailing {
  /** of the run that it belongs to */
  readonly id: string;
  readonly campaignId: string | null;
  /** as the recipient reads it */
  readonly name: string;
  /** word that makes the List-Id */
  readonly list: string;
  readonly class: MailClass;
  /** null: nobody can opt out of it */
  readonly topic: string | null;
  readonly templateVersion: string;
  readonly sender: SenderChoice;
  /** who supplies the merge data */
  readonly fields: string;
  readonly holds: readonly string[];
  readonly drops: readonly string[];
  readonly launchedAt: Date;
  readonly expiresAt: Date;
  /** counts opens and clicks, where the install allows it; not when absent */
  readonly tracks?: boolean;
}

export interface Mailing extends Omit<NewMailing, 'templateVersion'> {
  /** null: a standing mailing, whose messages are letters */
  readonly templateVersion: string | null;
  readonly plannedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly pauseReason: string | null;
  readonly cancelledAt: Date | null;
  readonly finishedAt: Date | null;
  readonly label: Exclude<RunLabel, 'running'> | null;
}

export const MAIL_COLUMNS = `m.id, m.mailing_id AS "mailingId", m.account_id AS "accountId", m.contact_id AS "contactId", m.address,
  m.step, m.occurrence, m.key, m.state, m.reason, m.until, m.next_at AS "nextAt", m.attempts, m.response,
  m.planned_at AS "plannedAt", m.changed_at AS "changedAt", m.sent_at AS "sentAt"`;

export const MAILING_COLUMNS = `g.id, g.campaign_id AS "campaignId", g.name, g.list, g.class, g.topic,
  g.template_version AS "templateVersion", g.sender, g.fields, g.holds, g.drops, g.tracks, g.launched_at AS "launchedAt",
  g.expires_at AS "expiresAt", g.planned_at AS "plannedAt", g.paused_at AS "pausedAt", g.pause_reason AS "pauseReason",
  g.cancelled_at AS "cancelledAt", g.finished_at AS "finishedAt", g.label`;
