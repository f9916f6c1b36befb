// The inbox: what the product sent while no mail server is configured, as the recipients would have got it.
import { lazy } from 'react';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './inbox.data.js';
import { messages } from './messages.en.js';

const inbox: ResourceDescriptor = {
  name: 'inbox',
  noun: 'mail',
  icon: InboxOutlined,
  menu: { section: 'outreach', order: 30, shortcut: 'i' },
  data,
  list: lazy(() => import('./inbox-list.js')),
  show: lazy(() => import('./inbox-show.js')),
  recordRepresentation: 'subject',
  messages,
};

export default inbox;
