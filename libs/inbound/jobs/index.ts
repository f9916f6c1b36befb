// What of this room runs in the worker.
import { Module } from '@nestjs/common';
import { InboundModule } from '../inbound.module.js';
import { MailDoor } from './mail-door.js';

export { openDoor, DOOR, type Door, type DoorOptions } from './door.js';
export { MailDoor } from './mail-door.js';

@Module({ imports: [InboundModule], providers: [MailDoor] })
export class InboundJobsModule {}
