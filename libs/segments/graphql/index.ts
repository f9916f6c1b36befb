export * from './segments-graphql.module.js';
export { Segment, SegmentMembership, SegmentObjectEnum } from './segment.object.js';
