export * from './blocs-graphql.module.js';
