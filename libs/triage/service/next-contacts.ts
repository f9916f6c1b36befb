// When a customer is to hear from us next: whoever keeps promises registers here, and cases come back in time for them.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface NextContactSource {
  /** By case; those without one are absent. */
  due(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

@Injectable()
export class NextContacts {
  private readonly sources: NextContactSource[] = [];

  /** Called at boot. */
  register(source: NextContactSource): void {
    this.sources.push(source);
  }

  /** The earliest of what the sources say; nothing while there is none. */
  async due(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Date>> {
    const earliest = new Map<string, Date>();
    for (const source of this.sources)
      for (const [caseId, at] of await source.due(tx, caseIds)) {
        const known = earliest.get(caseId);
        if (!known || at < known) earliest.set(caseId, at);
      }
    return earliest;
  }
}
