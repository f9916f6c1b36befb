// The thinking of the room: what to tell whom, when it may leave, and what a link in a mail is good for.
export * from './act.js';
export * from './act-token.js';
export * from './alert-rule.js';
export * from './due-at.js';
export * from './flood.js';
export * from './webhook-body.js';
export * from './webhook-retry.js';
export * from './webhook-signature.js';
export * from './words.js';
