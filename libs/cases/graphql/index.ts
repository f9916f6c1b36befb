export * from './cases-graphql.module.js';
export { Case, CasePage, Message, MessageDirectionEnum } from './case.object.js';
