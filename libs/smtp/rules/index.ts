export * from './server-reply.js';
