// Campaigns: mails to the contacts of a segment, launched, watched, stopped, and answered for one contact at a time.
import { lazy } from 'react';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const campaigns: ResourceDescriptor = {
  name: 'campaigns',
  noun: 'campaign',
  follows: ['mail'],
  icon: CampaignOutlined,
  menu: { section: 'outreach', order: 10, shortcut: 'm' },
  list: lazy(() => import('./campaign-list.js')),
  show: lazy(() => import('./campaign-show.js')),
  messages,
};

export default campaigns;
