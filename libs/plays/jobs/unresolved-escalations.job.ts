// Looks for escalations that have been open for too many business days.
import { Injectable } from '@nestjs/common';
import { Handles, jobKind, type JobHandler } from '#platform/queue';
import { UnresolvedEscalations } from '../service/unresolved-escalations.js';

const EVERY_MS = 60_000;

export const UNRESOLVED_ESCALATIONS = jobKind<object>('clock', 'plays.unresolved-escalations');

@Handles(UNRESOLVED_ESCALATIONS, { every: EVERY_MS })
@Injectable()
export class UnresolvedEscalationsJob implements JobHandler<object> {
  constructor(private readonly unresolved: UnresolvedEscalations) {}

  run(): Promise<void> {
    return this.unresolved.run();
  }
}
