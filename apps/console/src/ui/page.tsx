// The measure of a page: one width, one margin, narrow enough to read where a page is a form or a text.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';

export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <Box
      sx={{
        width: '100%',
        minWidth: 0,
        maxWidth: narrow ? 760 : 1440,
        marginInline: narrow ? 0 : 'auto',
        paddingInline: { xs: 2, md: 4 },
        paddingTop: { xs: 2, md: 3.5 },
        paddingBottom: 8,
      }}
    >
      {children}
    </Box>
  );
}
