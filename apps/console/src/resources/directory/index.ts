// The escalation directory: whom to turn to, and cases that were handed over and wait for an answer.
import { lazy } from 'react';
import ContactsOutlined from '@mui/icons-material/ContactsOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const directory: ResourceDescriptor = {
  name: 'directory',
  noun: 'directory',
  follows: ['case'],
  icon: ContactsOutlined,
  menu: { section: 'work', order: 45 },
  list: lazy(() => import('./directory-page.js')),
  casePanels: [
    { key: 'hand_over', order: 30, permission: 'case:write', component: lazy(() => import('./case-hand-over.js')) },
  ],
  messages,
};

export default directory;
