// Escalations: customers in trouble that somebody answers for, from the request to the lesson learnt.
import { lazy } from 'react';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './escalation.data.js';
import { messages } from './messages.en.js';

const escalations: ResourceDescriptor = {
  name: 'escalations',
  noun: 'escalation',
  icon: PriorityHighOutlined,
  menu: { section: 'work', order: 20, shortcut: 'e' },
  permissions: { create: 'escalation:decide', edit: 'escalation:decide' },
  data,
  list: lazy(() => import('./escalation-board.js')),
  show: lazy(() => import('./escalation-show.js')),
  accountTabs: [{ key: 'escalations', order: 30, component: lazy(() => import('./account-escalations.js')) }],
  casePanels: [{ key: 'case', order: 10, component: lazy(() => import('./case-escalation.js')) }],
  messages,
};

export default escalations;
