export * from './clocks-graphql.module.js';
