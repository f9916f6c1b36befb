// Cases: what customers write about their trouble, how it sounds, and what it takes.
import { lazy } from 'react';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './case.data.js';
import { messages } from './messages.en.js';

const cases: ResourceDescriptor = {
  name: 'cases',
  noun: 'case',
  follows: ['message', 'signal', 'score', 'escalation'],
  icon: ForumOutlined,
  menu: { section: 'work', order: 30, shortcut: 'c' },
  data,
  list: lazy(() => import('./case-list.js')),
  show: lazy(() => import('./case-show.js')),
  recordRepresentation: 'subject',
  accountTabs: [{ key: 'cases', order: 20, component: lazy(() => import('./account-cases.js')) }],
  messages,
};

export default cases;
