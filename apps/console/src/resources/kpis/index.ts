// KPIs: the numbers of the goals, a point a day, and behind each number the rows that it counts.
import { lazy } from 'react';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const kpis: ResourceDescriptor = {
  name: 'kpis',
  noun: 'kpi',
  follows: ['case', 'escalation'],
  icon: InsightsOutlined,
  menu: { section: 'insight', order: 10, shortcut: 'k' },
  list: lazy(() => import('./kpi-board.js')),
  homeCards: [{ key: 'board', order: 20, component: lazy(() => import('./kpi-card.js')) }],
  accountTabs: [{ key: 'account', order: 60, component: lazy(() => import('./account-kpis.js')) }],
  messages,
};

export default kpis;
