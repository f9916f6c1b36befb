export * from './swarms.module.js';
export { RunSwarm } from './service/run-swarm.js';
export { SuggestExperts, type Suggestion } from './service/suggest-experts.js';
export { SwarmRepository, type Swarm, type SwarmExpert } from './store/swarm.repository.js';
