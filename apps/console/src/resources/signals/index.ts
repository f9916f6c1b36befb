// How messages are read: the model in use, what was learned from labels, and reading everything again.
import { lazy } from 'react';
import GraphicEqOutlined from '@mui/icons-material/GraphicEqOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const signals: ResourceDescriptor = {
  name: 'signals',
  noun: 'signal',
  icon: GraphicEqOutlined,
  menu: { section: 'setup', order: 40 },
  list: lazy(() => import('./reading-page.js')),
  messages,
};

export default signals;
