// Best-practice pages: how experienced people do it, beside the tasks that need it.
import { lazy } from 'react';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const practices: ResourceDescriptor = {
  name: 'practices',
  noun: 'practice',
  follows: ['bloc'],
  icon: MenuBookOutlined,
  permissions: { list: 'play:read', show: 'play:read' },
  list: lazy(() => import('./practice-list.js')),
  show: lazy(() => import('./practice-show.js')),
  messages,
};

export default practices;
