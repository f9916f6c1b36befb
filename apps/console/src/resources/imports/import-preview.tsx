// What the first rows would become: fields across, rows down, and where one would not be taken, why.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { Preview } from './import.data.js';

const shown = (value: unknown): string =>
  value === null || value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

export function ImportPreviewTable({ preview }: { preview: Preview }) {
  const translate = useTranslate();
  const text = (key: string, options: object = {}) => translate(`resources.imports.preview.${key}`, options);
  const { fields, absent, unread, rows } = preview;
  return (
    <Box component="section" aria-label={text('title')} sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Typography variant="h3" component="h2">
        {text('title')}
      </Typography>
      {absent.length > 0 && <Alert severity="info">{text('absent', { fields: absent.join(', ') })}</Alert>}
      {unread.length > 0 && (
        <Typography variant="caption" color="text.secondary">
          {text('unread', { columns: unread.join(', ') })}
        </Typography>
      )}
      <Box tabIndex={0} role="region" aria-label={text('title')} sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('line')}</TableCell>
              {fields.map((field) => (
                <TableCell key={field}>{field}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ line, values, errors }) => (
              <TableRow key={line}>
                <TableCell>{line}</TableCell>
                {values ? (
                  fields.map((field) => (
                    <TableCell
                      key={field}
                      sx={{ maxWidth: 240, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
                    >
                      {shown(values[field])}
                    </TableCell>
                  ))
                ) : (
                  <TableCell colSpan={Math.max(1, fields.length)} sx={{ color: 'tones.bad.text' }}>
                    {text('error', {
                      message: errors
                        .map(({ column, message }) => [column, message].filter(Boolean).join(': '))
                        .join(' '),
                    })}
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}
