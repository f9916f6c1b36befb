// Triage: the shift run in four steps, what it shows on a case, who was asked to step in, and how well it is worked.
import { lazy } from 'react';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const triage: ResourceDescriptor = {
  name: 'triage',
  noun: 'triage',
  follows: ['case', 'message', 'signal', 'score', 'escalation', 'alert', 'engagement', 'shift'],
  icon: ChecklistOutlined,
  menu: { section: 'work', order: 5, shortcut: 'r' },
  permissions: { list: 'triage:run' },
  list: lazy(() => import('./shift-run-page.js')),
  homeOf: ['support_manager', 'swarm_lead'],
  casePanels: [
    { key: 'case', order: 5, permission: 'triage:read', component: lazy(() => import('./case-triage-panel.js')) },
  ],
  homeCards: [
    { key: 'engagements', order: 20, permission: 'task:write', component: lazy(() => import('./my-engagements.js')) },
  ],
  messages,
};

export default triage;
