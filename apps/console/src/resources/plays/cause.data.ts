// What is asked about why a run is there.
import type { PlayRunCause } from '../../schema.js';

export type Cause = Pick<
  PlayRunCause,
  'on' | 'at' | 'segment' | 'measure' | 'value' | 'target' | 'escalationId' | 'severity' | 'reason'
>;

export const CAUSE = 'on at segment measure value target escalationId severity reason';
