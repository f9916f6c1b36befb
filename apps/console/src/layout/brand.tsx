// The mark of the house: a bell, as worn by the sheep that the flock follows.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';

export function Brand({ size = 26 }: { size?: number }) {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
        <rect width="32" height="32" rx="8" fill="#1a5f7a" />
        <path
          d="M16 6.5a2 2 0 0 0-2 2v.5c-3 .9-4.8 3.5-4.8 6.8v3.4L7.6 22h16.8l-1.6-2.8v-3.4c0-3.3-1.8-5.9-4.8-6.8v-.5a2 2 0 0 0-2-2z"
          fill="#fff"
        />
        <circle cx="16" cy="24.6" r="2.1" fill="#f0b55a" />
      </svg>
      <Box component="span" sx={{ fontWeight: 680, fontSize: size * 0.64, letterSpacing: '-0.015em' }}>
        {translate('bellwether.name')}
      </Box>
    </Box>
  );
}
