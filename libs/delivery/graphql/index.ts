export * from './delivery-graphql.module.js';
export { Mail, MailPage, MailStateCount, MailStateEnum } from './mail.object.js';
