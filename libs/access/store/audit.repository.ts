// The audit log as rows: appended in the business transaction, sealed in blocks afterwards.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { blockHash, type AuditEntry } from '../rules/audit-chain.js';

const SEAL_LOCK = 7_140_003;
const BLOCK = 1_000;
const COLUMNS = 'seq, at, actor, action, subject, detail';

export interface AuditReport {
  readonly blocks: number;
  readonly entries: number;
  /** committed but not yet in a block: the tail that a thief could still cut */
  readonly unsealed: number;
  /** numbers of the blocks whose content no longer matches their hash */
  readonly broken: number[];
}

@Injectable()
export class AuditRepository {
  async append(tx: Tx, action: string, subject: string | null, detail: object): Promise<void> {
    const actor = tx.scope.kind === 'user' ? tx.scope.userId : null;
    await tx.query('INSERT INTO audit_entries (actor, action, subject, detail) VALUES ($1, $2, $3, $4)', [
      actor,
      action,
      subject,
      JSON.stringify(detail),
    ]);
  }

  /** Chains committed entries into one block. How many; 0 when there were none or another sealer is at work. */
  async seal(tx: Tx): Promise<number> {
    const lock = await tx.one<{ held: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS held', [SEAL_LOCK]);
    if (!lock?.held) return 0;
    const entries = await tx.query<AuditEntry>(
      `SELECT ${COLUMNS} FROM audit_entries WHERE block IS NULL ORDER BY seq LIMIT ${BLOCK}`,
    );
    if (entries.length === 0) return 0;
    const last = await tx.one<{ no: string; hash: Buffer }>(
      'SELECT no, hash FROM audit_blocks ORDER BY no DESC LIMIT 1',
    );
    const no = Number(last?.no ?? 0) + 1;
    await tx.query('INSERT INTO audit_blocks (no, entries, hash) VALUES ($1, $2, $3)', [
      no,
      entries.length,
      blockHash(last?.hash ?? null, entries),
    ]);
    await tx.query('UPDATE audit_entries SET block = $1 WHERE seq = ANY($2)', [no, entries.map(({ seq }) => seq)]);
    return entries.length;
  }

  async verify(tx: Tx): Promise<AuditReport> {
    const blocks = await tx.query<{ no: string; entries: number; hash: Buffer }>(
      'SELECT no, entries, hash FROM audit_blocks ORDER BY no',
    );
    const broken: number[] = [];
    let previous: Buffer | null = null;
    let counted = 0;
    for (const [index, block] of blocks.entries()) {
      const entries = await tx.query<AuditEntry>(`SELECT ${COLUMNS} FROM audit_entries WHERE block = $1 ORDER BY seq`, [
        block.no,
      ]);
      const whole = Number(block.no) === index + 1 && entries.length === block.entries;
      if (!whole || !blockHash(previous, entries).equals(block.hash)) broken.push(Number(block.no));
      previous = block.hash;
      counted += entries.length;
    }
    const tail = await tx.one<{ n: number }>('SELECT count(*)::int AS n FROM audit_entries WHERE block IS NULL');
    return { blocks: blocks.length, entries: counted, unsealed: tail?.n ?? 0, broken };
  }
}
