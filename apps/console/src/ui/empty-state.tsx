// Nothing here yet: says why, and what to do about it.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from './icon.js';

export interface EmptyStateProps {
  readonly icon?: SvgIconComponent;
  readonly title: string;
  readonly body?: string;
  /** the way out: a button or a link */
  readonly action?: ReactNode;
  /** inside a card or a tab, where a whole page's worth of air would be too much */
  readonly dense?: boolean;
  /** where it is the whole page: its title is the page's heading */
  readonly heading?: boolean;
}

export function EmptyState({ icon: Icon, title, body, action, dense = false, heading = false }: EmptyStateProps) {
  return (
    <Box sx={{ textAlign: 'center', paddingInline: 3, paddingBlock: dense ? 5 : { xs: 8, md: 12 } }}>
      {Icon && (
        <Box
          aria-hidden
          sx={{
            display: 'inline-grid',
            placeItems: 'center',
            width: 56,
            height: 56,
            marginBottom: 2,
            borderRadius: '50%',
            color: 'tones.info.text',
            backgroundColor: 'tones.info.fill',
          }}
        >
          <Icon />
        </Box>
      )}
      <Typography variant="h2" component={heading ? 'h1' : 'p'} sx={{ marginBottom: 0.5 }}>
        {title}
      </Typography>
      {body && (
        <Typography variant="body2" color="text.secondary" sx={{ maxWidth: '52ch', marginInline: 'auto' }}>
          {body}
        </Typography>
      )}
      {action && <Box sx={{ marginTop: 2.5 }}>{action}</Box>}
    </Box>
  );
}
