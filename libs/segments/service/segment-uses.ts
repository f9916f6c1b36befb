// What stands on a segment, told by the rooms above: while anything does, the segment cannot be deleted.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface SegmentUse {
  /** what uses the segment, in words a person knows, such as `play “Too many open escalations”` */
  usersOf(tx: Tx, segmentKey: string): Promise<readonly string[]>;
}

@Injectable()
export class SegmentUses {
  private readonly uses: SegmentUse[] = [];

  /** Called at boot. */
  register(use: SegmentUse): void {
    this.uses.push(use);
  }

  async of(tx: Tx, segmentKey: string): Promise<string[]> {
    const users: string[] = [];
    for (const use of this.uses) users.push(...(await use.usersOf(tx, segmentKey)));
    return users;
  }
}
