// Gives everybody that a run is for their row, as one set: whoever has one already keeps it.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { installationSecret, type Tx } from '#platform/database';

export interface Plan {
  readonly mailingId: string;
  readonly step: string;
  readonly occurrence: number;
  /** selects contact_id, account_id, address (null where there is none) and next_at */
  readonly audience: { readonly text: string; readonly params: readonly unknown[] };
  /** each message has its own shelf life from the moment that it is due, in place of the mailing's */
  readonly shelfDays?: number;
  readonly now: Date;
}

@Injectable()
export class PlanRepository {
  /** How many rows are new. The keys are those of `messageKey`, made by the database. */
  async plan(tx: Tx, { mailingId, step, occurrence, audience, now, shelfDays }: Plan): Promise<number> {
    const { inner, outer } = hmacBlocks(await installationSecret(tx));
    const at = audience.params.length;
    const p = (n: number) => `$${at + n}`;
    return tx.run(
      `INSERT INTO mails (id, mailing_id, account_id, contact_id, address, step, occurrence, key, next_at, planned_at, changed_at, expires_at)
       SELECT gen_random_uuid(), ${p(1)}::uuid, a.account_id, a.contact_id, coalesce(lower(a.address), ''), ${p(2)}::text, ${p(3)}::int,
         left(encode(sha256(${p(6)}::bytea || sha256(${p(5)}::bytea || convert_to('["message","' || ${p(1)}::text || '","' || a.contact_id
           || '",' || to_json(${p(2)}::text) || ',' || ${p(3)}::int || ']', 'UTF8'))), 'hex'), 32),
         a.next_at, ${p(4)}::timestamptz, ${p(4)}::timestamptz,
         a.next_at + make_interval(days => ${p(7)}::int)
       FROM (${audience.text}) a ON CONFLICT (mailing_id, contact_id, step, occurrence) DO NOTHING`,
      [...audience.params, mailingId, step, occurrence, now, inner, outer, shelfDays ?? null],
    );
  }
}

/** RFC 2104: the key, padded to a block of SHA-256, under the two masks. */
function hmacBlocks(secret: Buffer): { readonly inner: Buffer; readonly outer: Buffer } {
  const short = secret.length > 64 ? createHash('sha256').update(secret).digest() : secret;
  const block = Buffer.concat([short, Buffer.alloc(64 - short.length)]);
  return { inner: block.map((byte) => byte ^ 0x36) as Buffer, outer: block.map((byte) => byte ^ 0x5c) as Buffer };
}
