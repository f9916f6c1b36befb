// The room before the house: a quiet page with one card, for sign-in and set-up.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { Notification, ToggleThemeButton, useTranslate } from 'react-admin';
import { Brand } from '../layout/brand.js';

export interface EntranceProps {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
  /** below the card */
  readonly aside?: ReactNode;
}

export function Entrance({ title, intro, children, aside }: EntranceProps) {
  const translate = useTranslate();
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        alignContent: { xs: 'start', sm: 'center' },
        justifyItems: 'center',
        gap: 3,
        padding: 2,
        paddingTop: { xs: 6, sm: 2 },
        backgroundColor: 'background.default',
        color: 'text.primary',
      }}
    >
      <title>{`${title} · ${translate('bellwether.name')}`}</title>
      <Box sx={{ position: 'absolute', top: 8, right: 8 }}>
        <ToggleThemeButton />
      </Box>
      <Brand size={34} />
      <Card sx={{ width: '100%', maxWidth: 420, padding: { xs: 2.5, sm: 4 } }}>
        <Typography variant="h1" sx={{ fontSize: '1.25rem' }}>
          {title}
        </Typography>
        {intro && (
          <Typography variant="body2" color="text.secondary" sx={{ marginTop: 0.5 }}>
            {intro}
          </Typography>
        )}
        {children}
      </Card>
      {aside && <Box sx={{ width: '100%', maxWidth: 420 }}>{aside}</Box>}
      <Notification />
    </Box>
  );
}
