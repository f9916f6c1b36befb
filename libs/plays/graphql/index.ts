export * from './plays-graphql.module.js';
export { Play, PlayRun, StartWithEnum } from './play.object.js';
export { Practice, Task } from './task.object.js';
