// How a case finds its account: the customer's key in the source, the contact's address, the company domain, or a person's decision.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { companyDomain } from '#accounts/rules';

export interface MatchWish {
  readonly source: string;
  readonly organisationKey: string | null;
  /** the contact's key in the source */
  readonly contactKey: string | null;
  readonly contactEmail: string | null;
}

export interface Match {
  readonly accountId: string | null;
  readonly contactId: string | null;
}

export interface UnmatchedGroup {
  readonly kind: 'organisation' | 'email' | 'domain';
  readonly key: string;
  readonly cases: number;
}

@Injectable()
export class CaseMatchRepository {
  /** One match a wish, in order: external id, then a person's rule, then the contact by key or address, then the company domain. */
  async find(tx: Tx, wishes: readonly MatchWish[]): Promise<Match[]> {
    if (wishes.length === 0) return [];
    const given = wishes.map(({ source, organisationKey, contactKey, contactEmail }, n) => ({
      n,
      source,
      organisation: organisationKey,
      contact: contactKey,
      email: contactEmail?.toLowerCase() ?? null,
      domain: contactEmail ? (companyDomain(contactEmail) ?? null) : null,
    }));
    return tx.query<Match>(
      `SELECT a.account_id AS "accountId", coalesce(k.id, c.id) AS "contactId"
       FROM jsonb_to_recordset($1::jsonb) AS g(n int, source text, organisation text, contact text, email text, domain text)
       LEFT JOIN contact_external_ids x ON x.source = g.source AND x.external_id = g.contact
       LEFT JOIN contacts p ON p.id = x.contact_id
       CROSS JOIN LATERAL (
         SELECT coalesce(
           (SELECT account_id FROM account_external_ids e WHERE e.source = g.source AND e.external_id = g.organisation),
           (SELECT account_id FROM case_match_rules r WHERE (r.kind, r.key) IN (('organisation', g.organisation), ('email', g.email), ('domain', g.domain))
             ORDER BY array_position(array['organisation', 'email', 'domain'], r.kind) LIMIT 1),
           p.account_id,
           -- An address or a domain of two accounts says nothing.
           (SELECT min(account_id::text)::uuid FROM contacts WHERE email = g.email HAVING count(DISTINCT account_id) = 1),
           (SELECT min(id::text)::uuid FROM accounts WHERE domains @> array[g.domain] HAVING count(*) = 1)
         ) AS account_id
       ) a LEFT JOIN contacts k ON k.id = p.id AND k.account_id = a.account_id
       LEFT JOIN contacts c ON c.account_id = a.account_id AND c.email = g.email ORDER BY g.n`,
      [JSON.stringify(given)],
    );
  }

  /** What the unmatched cases have in common, most cases first. */
  unmatched(tx: Tx, limit = 200): Promise<UnmatchedGroup[]> {
    return tx.query<UnmatchedGroup>(
      `SELECT CASE WHEN organisation_key IS NOT NULL THEN 'organisation' ELSE 'email' END AS kind,
              coalesce(organisation_key, contact_email, '') AS key, count(*)::int AS cases
       FROM cases WHERE account_id IS NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2 LIMIT $1`,
      [limit],
    );
  }

  /** Remembers the decision and applies it to every case that waits. Answers with the cases that found their account. */
  async decide(tx: Tx, kind: UnmatchedGroup['kind'], key: string, accountId: string): Promise<string[]> {
    await tx.query(
      `INSERT INTO case_match_rules (kind, key, account_id) VALUES ($1, $2, $3) ON CONFLICT (kind, key) DO UPDATE SET account_id = excluded.account_id`,
      [kind, key, accountId],
    );
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM cases WHERE account_id IS NULL AND CASE $1
         WHEN 'organisation' THEN organisation_key = $2
         WHEN 'email' THEN contact_email = $2
         ELSE split_part(contact_email, '@', 2) = $2 END`,
      [kind, key],
    );
    return rows.map(({ id }) => id);
  }
}
