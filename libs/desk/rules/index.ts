export * from './case-address.js';
