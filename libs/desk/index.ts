export * from './desk.module.js';
export { ActInCase, type Acting } from './service/act-in-case.js';
export { CaseNotes } from './service/case-notes.js';
export { ChangeCase, type Assignment } from './service/change-case.js';
export { LogContact, type TalkedWith } from './service/log-contact.js';
export { ReplyToCase, type Reply } from './service/reply-to-case.js';
