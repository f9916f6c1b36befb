export * from './briefs-graphql.module.js';
