// What people said on topics: no more of this, or yes, please. The last word counts; who never said anything is asked nothing.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface Consent {
  readonly topic: string;
  readonly wants: boolean;
}

@Injectable()
export class ConsentRepository {
  of(tx: Tx, address: string): Promise<Consent[]> {
    return tx.query<Consent>(
      'SELECT topic, opted_in_at IS NOT NULL AS wants FROM mail_consents WHERE address = lower($1) ORDER BY topic',
      [address],
    );
  }

  async optIn(tx: Tx, address: string, topic: string, source: string, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO mail_consents (address, topic, opted_in_at, source) VALUES (lower($1), $2, $3, $4)
       ON CONFLICT (address, topic) DO UPDATE SET opted_in_at = excluded.opted_in_at, opted_out_at = NULL, source = excluded.source
         WHERE mail_consents.opted_in_at IS NULL`,
      [address, topic, now, source],
    );
  }
}
