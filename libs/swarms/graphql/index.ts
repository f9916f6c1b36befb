export * from './swarms-graphql.module.js';
export { Swarm } from './swarm.object.js';
