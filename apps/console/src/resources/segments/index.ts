// Segments: who needs attention, said as a rule and kept as history.
import { lazy } from 'react';
import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';
import { data } from './segment.data.js';

const segments: ResourceDescriptor = {
  name: 'segments',
  noun: 'segment',
  follows: ['play'],
  icon: FilterAltOutlined,
  menu: { section: 'insight', order: 20, shortcut: 's' },
  data,
  list: lazy(() => import('./segment-list.js')),
  show: lazy(() => import('./segment-show.js')),
  create: lazy(() => import('./segment-create.js')),
  edit: lazy(() => import('./segment-edit.js')),
  recordRepresentation: 'name',
  messages,
};

export default segments;
