// Whether the shift run is really worked: runs per manager and working day, coverage and minutes, week by week.
import { lazy } from 'react';
import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const triageAdoption: ResourceDescriptor = {
  name: 'triage-adoption',
  noun: 'shift',
  icon: EventAvailableOutlined,
  menu: { section: 'insight', order: 30 },
  permissions: { list: 'triage:adoption' },
  list: lazy(() => import('./adoption-page.js')),
  messages,
};

export default triageAdoption;
