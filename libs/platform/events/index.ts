export * from './event-bell.js';
export * from './event-log.js';
export * from './event-pump.js';
export * from './events.module.js';
export * from './live-feed.js';
export * from './relay.js';
export * from './subscriber-runner.js';
export * from './subscriber.js';
