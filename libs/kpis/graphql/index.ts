export * from './kpis-graphql.module.js';
