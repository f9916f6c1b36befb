// Alerts: what the viewer asked to be told about, what they were told, and the bell that says so on every page.
import { lazy } from 'react';
import NotificationsNoneOutlined from '@mui/icons-material/NotificationsNoneOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const alerts: ResourceDescriptor = {
  name: 'alerts',
  noun: 'alert',
  icon: NotificationsNoneOutlined,
  menu: { section: 'work', order: 25, shortcut: 'n' },
  list: lazy(() => import('./alert-page.js')),
  barItems: [{ key: 'bell', order: 10, component: lazy(() => import('./alert-bell.js')) }],
  messages,
};

export default alerts;
