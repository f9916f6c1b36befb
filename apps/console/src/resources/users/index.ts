// Users: who signs in to this console, and with which role.
import { lazy } from 'react';
import PeopleAltOutlined from '@mui/icons-material/PeopleAltOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';
import { data } from './user.data.js';

const users: ResourceDescriptor = {
  name: 'users',
  noun: 'user',
  icon: PeopleAltOutlined,
  menu: { section: 'setup', order: 10, shortcut: 'u' },
  permissions: { create: 'user:manage', edit: 'user:manage' },
  data,
  list: lazy(() => import('./user-list.js')),
  create: lazy(() => import('./user-create.js')),
  edit: lazy(() => import('./user-edit.js')),
  recordRepresentation: 'name',
  messages,
};

export default users;
