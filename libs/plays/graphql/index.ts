export * from './play.object.js';
export * from './plays-graphql.module.js';
