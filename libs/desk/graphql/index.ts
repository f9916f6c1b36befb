export * from './desk-graphql.module.js';
