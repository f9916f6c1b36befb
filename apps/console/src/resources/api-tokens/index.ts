// API tokens: how other systems sign in. Each acts for a user and may do only what it was given.
import { lazy } from 'react';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const apiTokens: ResourceDescriptor = {
  name: 'api-tokens',
  noun: 'token',
  icon: KeyOutlined,
  menu: { section: 'setup', order: 90 },
  permissions: { list: 'token:manage' },
  list: lazy(() => import('./api-token-list.js')),
  messages,
};

export default apiTokens;
