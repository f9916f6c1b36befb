// Imports: a file comes in, a mapping says what its columns are, and the run says what landed and what didn't.
import { lazy } from 'react';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import type { ResourceDescriptor } from '../descriptor.js';
import { data } from './import.data.js';
import { messages } from './messages.en.js';

const imports: ResourceDescriptor = {
  name: 'imports',
  noun: 'import',
  icon: UploadFileOutlined,
  menu: { section: 'setup', order: 5, shortcut: 'u' },
  permissions: { create: 'import:run' },
  data,
  list: lazy(() => import('./import-list.js')),
  create: lazy(() => import('./import-create.js')),
  show: lazy(() => import('./import-show.js')),
  recordRepresentation: 'fileName',
  messages,
};

export default imports;
