// Open escalations over time: those opened and not yet resolved when the day ends.
import { reaches, type Measure } from './measure.js';

export const openEscalations: Measure = {
  key: 'open_escalations',
  name: 'Open escalations over time',
  description: 'Escalations that are open at the end of the day.',
  unit: 'escalations',
  better: 'lower',
  rows: 'escalation',
  spans: (window) => `SELECT e.id, e.account_id, e.opened_at AS from_at, e.resolved_at AS to_at
    FROM escalations e WHERE ${reaches('e.opened_at', 'e.resolved_at', window)}`,
  reads: ['escalation.opened', 'escalation.changed', 'escalation.resolved'],
};
