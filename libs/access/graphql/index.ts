export * from './access-graphql.module.js';
export * from './allow.guard.js';
export { User } from './user.object.js';
