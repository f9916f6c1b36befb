// Tasks: what somebody does for an account, by when, and why.
import { lazy } from 'react';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';
import { data } from './task.data.js';

const tasks: ResourceDescriptor = {
  name: 'tasks',
  noun: 'task',
  icon: TaskAltOutlined,
  menu: { section: 'work', order: 10, shortcut: 't' },
  keys: ['c', 'x', 's', 'r', 'm', 'd', 'u'],
  data,
  list: lazy(() => import('./work-page.js')),
  show: lazy(() => import('./task-show.js')),
  recordRepresentation: 'title',
  homeCards: [{ key: 'mine', order: 10, component: lazy(() => import('./my-tasks.js')) }],
  messages,
};

export default tasks;
