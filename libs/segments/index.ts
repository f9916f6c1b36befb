export * from './segments.module.js';
export { EvaluateSegments } from './service/evaluate-segments.js';
export { membersSql, SegmentMembers } from './service/segment-members.js';
export { SegmentUses, type SegmentUse } from './service/segment-uses.js';
export { SegmentService } from './service/segment.service.js';
export { MembershipRepository, type Membership } from './store/membership.repository.js';
export { Segment } from './store/segment.entity.js';
export { SegmentRepository } from './store/segment.repository.js';
