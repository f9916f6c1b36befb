export * from './directory-graphql.module.js';
export { DirectoryEntry, HandOver } from './directory.object.js';
