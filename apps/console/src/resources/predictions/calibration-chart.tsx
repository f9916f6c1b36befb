// What was said against what happened, a point for each tenth of the cases; for pages that are loaded on demand.
import { useTheme } from '@mui/material/styles';
import Box from '@mui/material/Box';
import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTranslate } from 'react-admin';
import type { PredictionCalibration } from '../../schema.js';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

export function CalibrationChart({ points }: { points: readonly PredictionCalibration[] }) {
  const { palette } = useTheme();
  const translate = useTranslate();
  const most = Math.min(1, Math.ceil(Math.max(0.1, ...points.flatMap((p) => [p.predicted, p.happened])) * 10) / 10);
  const tick = { fill: palette.text.secondary, fontSize: 12 };
  const axis = { type: 'number', domain: [0, most], tickFormatter: percent, tick, tickLine: false } as const;
  const [said, happened] = [translate('resources.predictions.said'), translate('resources.predictions.happened')];
  return (
    <Box
      role="img"
      aria-label={points.map((p) => `${said} ${percent(p.predicted)}, ${happened} ${percent(p.happened)}`).join('; ')}
      sx={{ height: 320, maxWidth: 480, minWidth: 0 }}
    >
      <ResponsiveContainer width="100%" height="100%">
        <ScatterChart margin={{ top: 8, right: 16, bottom: 24, left: 8 }}>
          <CartesianGrid stroke={palette.line} />
          <XAxis
            {...axis}
            dataKey="predicted"
            label={{ value: said, position: 'insideBottom', offset: -14, fill: palette.text.secondary, fontSize: 12 }}
          />
          <YAxis
            {...axis}
            dataKey="happened"
            width={56}
            label={{ value: happened, angle: -90, position: 'insideLeft', fill: palette.text.secondary, fontSize: 12 }}
          />
          <Tooltip
            formatter={(value, name) => [percent(Number(value)), name === 'predicted' ? said : happened]}
            contentStyle={{
              background: palette.background.paper,
              border: `1px solid ${palette.line}`,
              borderRadius: 8,
            }}
            itemStyle={{ color: palette.text.primary }}
          />
          <ReferenceLine
            segment={[
              { x: 0, y: 0 },
              { x: most, y: most },
            ]}
            stroke={palette.text.secondary}
            strokeDasharray="4 4"
          />
          <Scatter data={[...points]} fill={palette.tones.info.mark} isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </Box>
  );
}
