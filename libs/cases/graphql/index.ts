export * from './cases-graphql.module.js';
export { Case, CasePage, CaseStateEnum, Message, MessageDirectionEnum } from './case.object.js';
