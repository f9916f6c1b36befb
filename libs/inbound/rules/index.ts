export * from './automatic.js';
export * from './complaint.js';
export * from './delivery-report.js';
export * from './own-words.js';
export * from './parsed-mail.js';
export * from './provider-event.js';
export * from './provider-signature.js';
export * from './reply-address.js';
