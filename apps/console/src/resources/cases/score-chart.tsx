// A score as steps over time: it holds until something moves it.
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useLocaleState } from 'react-admin';
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ScorePoint } from '../../schema.js';
import { dateTime, shortDay } from '../../ui/format.js';

export interface ScoreChartProps {
  /** what is drawn, for those who can't see it */
  readonly label: string;
  /** oldest first */
  readonly points: readonly ScorePoint[];
}

export function ScoreChart({ label, points }: ScoreChartProps) {
  const { palette } = useTheme();
  const [locale] = useLocaleState();
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const drawn = points.map(({ at, value, cause }) => ({ at: Date.parse(at), value, cause: cause.text }));
  return (
    <Box role="img" aria-label={label} sx={{ height: 170, minWidth: 0 }}>
      <ResponsiveContainer width="100%" height="100%">
        <LineChart data={drawn} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid stroke={palette.line} vertical={false} />
          <XAxis
            dataKey="at"
            type="number"
            domain={['dataMin', 'dataMax']}
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: palette.line }}
            minTickGap={40}
            tickFormatter={(at: number) => shortDay(new Date(at).toISOString(), locale)}
          />
          <YAxis width={32} domain={[0, 100]} ticks={[0, 50, 100]} tick={tick} tickLine={false} axisLine={false} />
          <Tooltip
            separator=" "
            cursor={{ stroke: palette.text.secondary }}
            contentStyle={{
              background: palette.background.paper,
              border: `1px solid ${palette.line}`,
              borderRadius: 8,
              maxWidth: 240,
              whiteSpace: 'normal',
            }}
            labelStyle={{ color: palette.text.secondary }}
            itemStyle={{ color: palette.text.primary }}
            labelFormatter={(at) => dateTime(new Date(Number(at)), locale)}
            formatter={(value, _name, { payload }: { payload?: { cause: string } }) => [
              `${String(value)} · ${payload?.cause ?? ''}`,
              '',
            ]}
          />
          <Line
            dataKey="value"
            type="stepAfter"
            stroke={palette.tones.info.mark}
            strokeWidth={2}
            dot={{ r: 2.5, fill: palette.tones.info.mark, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        </LineChart>
      </ResponsiveContainer>
    </Box>
  );
}
