export * from './briefs.module.js';
export { MailBrief } from './service/mail-brief.js';
export { PrintBrief } from './service/print-brief.js';
export { WriteBrief } from './service/write-brief.js';
