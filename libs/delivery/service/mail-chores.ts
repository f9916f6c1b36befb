// Work of upper rooms that must go on with the queue away: done by every sender each second, so it has to be quick and idempotent.
import { Injectable } from '@nestjs/common';

export type Chore = () => Promise<void>;

@Injectable()
export class MailChores {
  private readonly chores: Chore[] = [];

  /** Called at boot. */
  register(chore: Chore): void {
    this.chores.push(chore);
  }

  all(): readonly Chore[] {
    return this.chores;
  }
}
