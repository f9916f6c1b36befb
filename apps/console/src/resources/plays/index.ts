// SuccessPlays: what to do, who does it and by when, as soon as an account needs it.
import { lazy } from 'react';
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { messages } from './messages.en.js';

const plays: ResourceDescriptor = {
  name: 'plays',
  noun: 'play',
  follows: ['task', 'bloc', 'segment'],
  icon: PlaylistPlayOutlined,
  menu: { section: 'work', order: 20, shortcut: 'y' },
  list: lazy(() => import('./play-list.js')),
  show: lazy(() => import('./play-show.js')),
  accountTabs: [{ key: 'runs', order: 30, component: lazy(() => import('./account-plays.js')) }],
  messages,
};

export default plays;
