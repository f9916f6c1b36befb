// A demo says so on every page, so that nobody takes made-up customers for their own.
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { useInstallation } from './installation.js';

export function DemoBanner() {
  const installation = useInstallation();
  const translate = useTranslate();
  if (!installation?.demo) return null;
  return (
    <Box
      role="note"
      sx={{
        paddingInline: { xs: 2, md: 4 },
        paddingBlock: 0.75,
        typography: 'caption',
        color: 'tones.warning.text',
        backgroundColor: 'tones.warning.fill',
      }}
    >
      {translate('bellwether.demo.banner')}
    </Box>
  );
}
