// What this room registers with the mail engine, by name.
import type { FieldUse } from '#templates';
import type { CampaignDefinition, Hold } from '../rules/campaign.js';

/** Where the data of a campaign's mails comes from. */
export const FIELDS = 'campaign';
/** Of runs that were launched before campaigns had steps. */
export const PROGRESS_FIELDS = 'progress';

/** Drops what was held until its reader had left the segment. */
export const LEFT_AUDIENCE = 'left-audience';
/** Drops what was held until there was nothing left to say. */
export const GOAL_REACHED = 'goal-reached';

export const ESCALATED: Hold = 'account-in-escalation';
export const CALMING = 'account-after-escalation';
export const OUTSIDE_HOURS = 'outside-hours';

export const holdsOf = ({ hold, hours }: CampaignDefinition): string[] => [
  ...(hold.includes(ESCALATED) ? [ESCALATED, CALMING] : []),
  ...(hours ? [OUTSIDE_HOURS] : []),
];

/** Which run it is, and which of its data the mail needs. */
export const fieldsOf = (runId: string, uses: readonly FieldUse[]): string =>
  [FIELDS, runId, ...new Set(uses.map(({ name }) => name.replace(/\[\].*$/, '')))].join(' ');
