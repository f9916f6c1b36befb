// What rooms call to leave a trace: in the same transaction as the change it tells of.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';
import { AuditRepository } from '../store/audit.repository.js';

@Injectable()
export class Audit {
  constructor(private readonly entries: AuditRepository) {}

  /** `action` is `noun.happened`; a set-based change writes one entry with its count. The actor is the transaction's. */
  record(tx: Tx, action: string, subject: string | null, detail: object = {}): Promise<void> {
    return this.entries.append(tx, action, subject, detail);
  }
}
