// Accounts: the companies that we serve, and on each one's page everything known of it.
import { lazy } from 'react';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './account.data.js';
import { messages } from './messages.en.js';

const accounts: ResourceDescriptor = {
  name: 'accounts',
  noun: 'account',
  icon: BusinessOutlined,
  menu: { section: 'customers', order: 10, shortcut: 'a' },
  permissions: { create: 'account:create' },
  data,
  list: lazy(() => import('./account-list.js')),
  show: lazy(() => import('./account-show.js')),
  create: lazy(() => import('./account-create.js')),
  edit: lazy(() => import('./account-edit.js')),
  recordRepresentation: 'name',
  accountTabs: [
    { key: 'usage', order: 50, component: lazy(() => import('./account-usage.js')) },
    { key: 'history', order: 90, component: lazy(() => import('./account-history.js')) },
  ],
  homeCards: [{ key: 'mine', order: 50, component: lazy(() => import('./my-accounts.js')) }],
  messages,
};

export default accounts;
