// What a run achieved, arm by arm, against those who got nothing.
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import { words } from '../../ui/format.js';
import type { Arm } from './campaign.data.js';

const FIGURES = [
  'contacts',
  'mails',
  'delivered',
  'bounced',
  'clicked',
  'replied',
  'unsubscribed',
  'goalReached',
] as const;

export function RunReport({ report }: { report: readonly Arm[] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.report.${key}`, options);
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(
      value,
    );
  if (report.length === 0) return null;
  const name = (arm: string) => (arm === '' ? text('everybody') : arm === 'holdout' ? text('holdout') : words(arm));
  const hasHoldout = report.some(({ arm }) => arm === 'holdout');
  return (
    <Box component="section" aria-label={text('title')}>
      <Typography variant="h3" component="h2" gutterBottom>
        {text('title')}
      </Typography>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={text('title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('arm')}</TableCell>
              {FIGURES.map((figure) => (
                <TableCell key={figure} align="right">
                  {text(figure)}
                </TableCell>
              ))}
              {hasHoldout && <TableCell align="right">{text('uplift')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {report.map((arm) => (
              <TableRow key={arm.arm}>
                <TableCell component="th" scope="row">
                  {name(arm.arm)}
                </TableCell>
                {FIGURES.map((figure) => (
                  <TableCell key={figure} align="right">
                    {arm[figure]}
                  </TableCell>
                ))}
                {hasHoldout && (
                  <TableCell align="right">
                    {arm.uplift
                      ? text('interval', {
                          difference: percent(arm.uplift.difference),
                          low: percent(arm.uplift.low),
                          high: percent(arm.uplift.high),
                        })
                      : arm.arm !== 'holdout' && text('too_few')}
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
