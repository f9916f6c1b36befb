// Writing events is for every process; pumping them is the worker's.
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EventBell } from './event-bell.js';
import { EventLog } from './event-log.js';
import { EventPump } from './event-pump.js';

@Global()
@Module({ providers: [EventBell, EventLog], exports: [EventBell, EventLog] })
export class EventsModule {}

@Module({ imports: [DiscoveryModule], providers: [EventPump], exports: [EventPump] })
export class EventPumpModule {}
