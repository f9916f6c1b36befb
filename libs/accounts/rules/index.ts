export * from './account.js';
export * from './check-account.js';
export * from './contact.js';
export * from './contract-value.js';
export * from './free-mail.js';
