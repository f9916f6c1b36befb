// The Unmatched queue: cases that nobody could assign to an account; said once, it holds for all of a kind.
import { lazy } from 'react';
import LinkOffOutlined from '@mui/icons-material/LinkOffOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const unmatchedCases: ResourceDescriptor = {
  name: 'unmatched-cases',
  noun: 'case',
  icon: LinkOffOutlined,
  menu: { section: 'customers', order: 30 },
  permissions: { list: 'import:read', edit: 'import:run' },
  list: lazy(() => import('./unmatched-queue.js')),
  messages,
};

export default unmatchedCases;
