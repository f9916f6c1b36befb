// What `@mui/icons-material/<Name>` exports, named once.
import type { ComponentType } from 'react';
import type { SvgIconProps } from '@mui/material/SvgIcon';

export type SvgIconComponent = ComponentType<SvgIconProps>;
