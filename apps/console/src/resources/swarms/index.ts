// Swarms: a case shared with those who know, for one question and a time.
import { lazy } from 'react';
import HiveOutlined from '@mui/icons-material/HiveOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const swarms: ResourceDescriptor = {
  name: 'swarms',
  noun: 'swarm',
  icon: HiveOutlined,
  menu: { section: 'work', order: 35 },
  list: lazy(() => import('./swarm-list.js')),
  casePanels: [{ key: 'case', order: 30, component: lazy(() => import('./case-swarms.js')) }],
  messages,
};

export default swarms;
