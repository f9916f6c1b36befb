// One value a day as an area; for pages that are loaded on demand, as the chart library is heavy.
import { useTheme } from '@mui/material/styles';
import Box from '@mui/material/Box';
import { useLocaleState } from 'react-admin';
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { calendarDay, shortDay, wholeNumber } from './format.js';

export interface DayPoint {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly value: number | null;
}

export interface DayChartProps {
  /** what is drawn, for those who can't see it */
  readonly label: string;
  readonly points: readonly DayPoint[];
  readonly height?: number;
}

export function DayChart({ label, points, height = 240 }: DayChartProps) {
  const { palette } = useTheme();
  const [locale] = useLocaleState();
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  return (
    <Box role="img" aria-label={label} sx={{ height, minWidth: 0 }}>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={[...points]} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
          <CartesianGrid stroke={palette.line} vertical={false} />
          <XAxis
            dataKey="day"
            tick={tick}
            tickLine={false}
            axisLine={{ stroke: palette.line }}
            minTickGap={40}
            tickFormatter={(day: string) => shortDay(day, locale)}
          />
          <YAxis
            width={44}
            tick={tick}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tickFormatter={(value: number) => wholeNumber(value, locale)}
          />
          <Tooltip
            separator=" "
            cursor={{ stroke: palette.text.secondary }}
            contentStyle={{
              background: palette.background.paper,
              border: `1px solid ${palette.line}`,
              borderRadius: 8,
            }}
            labelStyle={{ color: palette.text.secondary }}
            itemStyle={{ color: palette.text.primary }}
            labelFormatter={(day) => (typeof day === 'string' ? calendarDay(day, locale) : '')}
            formatter={(value) => [wholeNumber(Number(value), locale), '']}
          />
          <Area
            dataKey="value"
            type="monotone"
            stroke={palette.tones.info.mark}
            strokeWidth={2}
            fill={palette.tones.info.fill}
            isAnimationActive={false}
          />
        </AreaChart>
      </ResponsiveContainer>
    </Box>
  );
}
