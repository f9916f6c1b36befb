export * from './task.object.js';
export * from './tasks-graphql.module.js';
