// Virtual teams: saved sets of people, support groups and accounts; who is in one sees what is in it.
import { lazy } from 'react';
import Diversity3Outlined from '@mui/icons-material/Diversity3Outlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';
import { data } from './team.data.js';

const teams: ResourceDescriptor = {
  name: 'teams',
  noun: 'team',
  icon: Diversity3Outlined,
  menu: { section: 'setup', order: 20, shortcut: 'v' },
  permissions: { create: 'team:manage', edit: 'team:manage', delete: 'team:manage' },
  data,
  list: lazy(() => import('./team-list.js')),
  create: lazy(() => import('./team-create.js')),
  edit: lazy(() => import('./team-edit.js')),
  recordRepresentation: 'name',
  messages,
};

export default teams;
