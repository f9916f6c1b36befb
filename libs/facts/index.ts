export * from './facts.module.js';
export { Facts, type FactSource } from './service/facts.js';
