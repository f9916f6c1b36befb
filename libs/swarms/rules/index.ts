export * from './swarm.js';
