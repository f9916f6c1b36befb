export * from './accounts-graphql.module.js';
export { Account, HistoryInterval, HistoryPage } from './account.object.js';
export { Contact } from './contact.object.js';
