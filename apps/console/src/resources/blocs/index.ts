// SuccessBLOCs: what belongs together for one purpose, applied at once.
import { lazy } from 'react';
import WidgetsOutlined from '@mui/icons-material/WidgetsOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const blocs: ResourceDescriptor = {
  name: 'blocs',
  noun: 'bloc',
  follows: ['play', 'segment'],
  icon: WidgetsOutlined,
  menu: { section: 'setup', order: 5, shortcut: 'b' },
  list: lazy(() => import('./bloc-list.js')),
  show: lazy(() => import('./bloc-show.js')),
  messages,
};

export default blocs;
