// The ring that says "there is something to send".
import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#platform/queue';
import { SEND } from '../service/send-ring.js';
import { MailClock } from './mail-clock.js';

@Handles(SEND)
@Injectable()
export class OnSendRing implements JobHandler {
  constructor(private readonly clock: MailClock) {}

  run(): Promise<void> {
    return this.clock.tick();
  }
}
