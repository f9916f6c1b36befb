export * from './mail-in.js';
export * from './ticket-address.js';
