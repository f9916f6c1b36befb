// What would become of messages that nobody has planned yet: the verdict of the hand-off, asked beforehand and without a row.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { MailGates } from './mail-gates.js';
import type { MailClass } from './mail.js';
import { verdictSql } from './verdict.js';

export interface Forecast {
  readonly contactId: string;
  /** handing_off: it would go out */
  readonly state: string;
  readonly reason: string | null;
}

export interface ForecastFor {
  readonly class: MailClass;
  readonly topic: string | null;
  readonly holds: readonly string[];
}

@Injectable()
export class ForecastRepository {
  constructor(private readonly gates: MailGates) {}

  /** For contacts by id, account and address (empty where there is none). */
  of(
    tx: Tx,
    mailing: ForecastFor,
    people: readonly { readonly contactId: string; readonly accountId: string; readonly address: string }[],
    now: Date,
  ): Promise<Forecast[]> {
    return tx.query<Forecast>(
      `SELECT m.contact_id AS "contactId", v.verdict[1] AS state, v.verdict[2] AS reason
       FROM (SELECT gen_random_uuid() AS id, NULL::uuid AS mailing_id, p.contact_id, p.account_id, lower(p.address) AS address,
               'planned' AS state, NULL::text AS reason, 0 AS occurrence, NULL::timestamptz AS next_at, NULL::timestamptz AS expires_at
             FROM unnest($1::uuid[], $2::uuid[], $3::text[]) p(contact_id, account_id, address)) m
         CROSS JOIN (SELECT NULL::uuid AS id, $4::text AS class, $5::text AS topic, $6::text[] AS holds, '{}'::text[] AS drops,
               NULL::timestamptz AS cancelled_at, NULL::timestamptz AS paused_at, 'infinity'::timestamptz AS expires_at) g
       ${verdictSql(this.gates, '$7::timestamptz', 'handing_off')}`,
      [
        people.map(({ contactId }) => contactId),
        people.map(({ accountId }) => accountId),
        people.map(({ address }) => address),
        mailing.class,
        mailing.topic,
        mailing.holds,
        now,
      ],
    );
  }
}
