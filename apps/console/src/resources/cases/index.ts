// Cases: what customers write about their trouble, how it sounds, and what it takes.
import { lazy } from 'react';
import ForumOutlined from '@mui/icons-material/ForumOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './case.data.js';
import { messages } from './messages.en.js';

const cases: ResourceDescriptor = {
  name: 'cases',
  noun: 'case',
  follows: ['message', 'signal', 'score', 'escalation', 'swarm', 'mail'],
  icon: ForumOutlined,
  menu: { section: 'work', order: 30, shortcut: 'c' },
  data,
  list: lazy(() => import('./case-list.js')),
  show: lazy(() => import('./case-show.js')),
  recordRepresentation: 'subject',
  accountTabs: [{ key: 'cases', order: 20, component: lazy(() => import('./account-cases.js')) }],
  casePanels: [{ key: 'clocks', order: 20, component: lazy(() => import('./case-clocks.js')) }],
  homeCards: [{ key: 'notes', order: 40, component: lazy(() => import('./notes-to-confirm.js')) }],
  keys: ['r', 'n'],
  messages,
};

export default cases;
