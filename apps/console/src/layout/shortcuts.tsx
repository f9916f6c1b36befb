// The keyboard's own doors: `/` searches, j and k walk the rows, `?` lists everything. "g then a letter" belongs to the menu.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import { useTranslate } from 'react-admin';
import { useMenu } from './use-menu.js';
import { useKeys } from './use-keys.js';

const focusSearch = (): void => document.querySelector<HTMLInputElement>('[role="search"] input')?.focus();

/** Moves the focus along the links of the rows, from whichever has it now. */
function walkRows(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at < 0 && step < 0 ? rows.at(-1) : rows[at + step];
  next?.focus();
}

function Key({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        display: 'inline-block',
        minWidth: 24,
        paddingInline: 0.75,
        textAlign: 'center',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        lineHeight: '22px',
        border: '1px solid',
        borderColor: 'tones.neutral.mark',
        borderRadius: '5px',
      }}
    >
      {children}
    </Box>
  );
}

export function Shortcuts() {
  const translate = useTranslate();
  const sections = useMenu();
  const [open, setOpen] = useState(false);
  useKeys({
    '?': () => setOpen(true),
    '/': focusSearch,
    j: () => walkRows(1),
    k: () => walkRows(-1),
  });
  const entries = sections.flatMap(({ entries }) => entries);
  const rows: [string[], string][] = [
    [['/'], translate('bellwether.keys.search')],
    [['j'], translate('bellwether.keys.next_row')],
    [['k'], translate('bellwether.keys.previous_row')],
    [['?'], translate('bellwether.keys.help')],
    [['g', 'h'], translate('bellwether.keys.go_to', { label: translate('bellwether.home.title') })],
    ...entries.flatMap(({ name, keys = [] }) =>
      keys.map((key): [string[], string] => [[key], translate(`resources.${name}.keys.${key}`)]),
    ),
    ...entries.flatMap(({ shortcut, label }): [string[], string][] =>
      shortcut ? [[['g', shortcut], translate('bellwether.keys.go_to', { label })]] : [],
    ),
  ];
  return (
    <>
      <Tooltip title={translate('bellwether.keys.title')}>
        <IconButton
          aria-label={translate('bellwether.keys.title')}
          onClick={() => setOpen(true)}
          sx={{ display: { xs: 'none', md: 'inline-flex' } }}
        >
          <KeyboardOutlined />
        </IconButton>
      </Tooltip>
      <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="shortcuts-title" fullWidth maxWidth="xs">
        <DialogTitle id="shortcuts-title">{translate('bellwether.keys.title')}</DialogTitle>
        <DialogContent>
          <Box component="dl" sx={{ margin: 0, display: 'grid', gridTemplateColumns: '1fr auto', rowGap: 1.25 }}>
            {rows.map(([keys, what]) => (
              <Box key={what} sx={{ display: 'contents' }}>
                <Box component="dt">{what}</Box>
                <Box component="dd" sx={{ margin: 0, display: 'flex', gap: 0.5, justifyContent: 'end' }}>
                  {keys.map((key) => (
                    <Key key={key}>{key}</Key>
                  ))}
                </Box>
              </Box>
            ))}
          </Box>
        </DialogContent>
      </Dialog>
    </>
  );
}
