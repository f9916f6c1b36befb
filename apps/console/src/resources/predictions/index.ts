// How it is predicted which cases escalate: what is in use and why, how well it did, and the published table.
import { lazy } from 'react';
import InsightsOutlined from '@mui/icons-material/InsightsOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const predictions: ResourceDescriptor = {
  name: 'predictions',
  noun: 'escalation',
  icon: InsightsOutlined,
  menu: { section: 'insight', order: 40 },
  list: lazy(() => import('./prediction-page.js')),
  casePanels: [{ key: 'case', order: 5, component: lazy(() => import('./case-prediction.js')) }],
  messages,
};

export default predictions;
