export * from './cases-graphql.module.js';
export { Case, CasePage, Message } from './case.object.js';
