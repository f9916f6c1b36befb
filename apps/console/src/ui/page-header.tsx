// The head of every page: where it belongs, what it is, what can be done here. Also names the browser tab.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import { LinkBase, useTranslate } from 'react-admin';

export interface PageHeaderProps {
  readonly title: string;
  /** the list that the page came from */
  readonly back?: { readonly to: string; readonly label: string };
  /** chips beside the title */
  readonly marks?: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, back, marks, subtitle, actions }: PageHeaderProps) {
  const translate = useTranslate();
  return (
    <Box component="header" sx={{ marginBottom: 2.5 }}>
      <title>{`${title} · ${translate('bellwether.name')}`}</title>
      {back && (
        <Link
          component={LinkBase}
          to={back.to}
          variant="caption"
          sx={{ display: 'inline-flex', alignItems: 'center', marginBottom: 0.5, marginLeft: '-6px' }}
        >
          <ChevronLeft fontSize="small" aria-hidden />
          {back.label}
        </Link>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, rowGap: 1 }}>
        <Typography variant="h1" tabIndex={-1}>
          {title}
        </Typography>
        {marks}
        {actions && <Box sx={{ marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box>}
      </Box>
      {subtitle && (
        <Typography variant="body2" color="text.secondary" component="div" sx={{ marginTop: 0.5 }}>
          {subtitle}
        </Typography>
      )}
    </Box>
  );
}
