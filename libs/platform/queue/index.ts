export * from './bullmq-queue.js';
export * from './job-queue.js';
export * from './job.js';
export * from './queue.module.js';
