export * from './automatic.js';
export * from './case.js';
export * from './check-message.js';
export * from './contact.js';
export * from './outbox.js';
