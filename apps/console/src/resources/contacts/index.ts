// Contacts: the people at our customers. Never to be mixed up with users, who sign in here.
import { lazy } from 'react';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './contact.data.js';
import { messages } from './messages.en.js';

const contacts: ResourceDescriptor = {
  name: 'contacts',
  noun: 'contact',
  icon: ContactsOutlined,
  menu: { section: 'customers', order: 20, shortcut: 'p' },
  permissions: { list: 'account:read', create: 'account:write', edit: 'account:write' },
  data,
  list: lazy(() => import('./contact-list.js')),
  create: lazy(() => import('./contact-create.js')),
  edit: lazy(() => import('./contact-edit.js')),
  recordRepresentation: 'name',
  accountTabs: [{ key: 'contacts', order: 10, component: lazy(() => import('./account-contacts.js')) }],
  messages,
};

export default contacts;
