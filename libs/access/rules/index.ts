export * from './audit-chain.js';
export * from './guess-delay.js';
export * from './password.js';
export * from './permissions.js';
export * from './roles.js';
export * from './secrets.js';
export * from './viewer.js';
