// What applying does to each part, by kind, and whom it touches.
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { Disclosure } from '../../ui/disclosure.js';
import { words } from '../../ui/format.js';
import { SegmentLink } from '../segments/segment-link.js';
import { ActionChip } from './bloc-marks.js';
import type { PlanItem } from './blocs.js';

const byKind = (items: readonly PlanItem[]): [string, PlanItem[]][] => [
  ...items.reduce(
    (kinds, item) => kinds.set(item.kind, [...(kinds.get(item.kind) ?? []), item]),
    new Map<string, PlanItem[]>(),
  ),
];

/** Leads to the part's page once it is here. */
function Name({ item: { kind, key, name, action } }: { item: PlanItem }) {
  if (action === 'create') return <>{name}</>;
  if (kind === 'segment') return <SegmentLink segmentKey={key} />;
  if (kind === 'play' || kind === 'practice')
    return (
      <Link component={LinkBase} to={`/${kind}s/${key}/show`}>
        {name}
      </Link>
    );
  return <>{name}</>;
}

/** Where it differs, with what is here struck through. */
function Differences({ item: { differences } }: { item: PlanItem }) {
  const translate = useTranslate();
  return (
    <Disclosure title={translate('resources.blocs.plan.differences', { smart_count: differences.length })}>
      <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5, typography: 'caption', overflowWrap: 'anywhere' }}>
        {differences.map(({ path, here, file }) => (
          <li key={path}>
            <strong>{path}</strong>
            {here !== null && (
              <Box component="del" sx={{ display: 'block', color: 'tones.bad.text' }}>
                {here}
              </Box>
            )}
            {file !== null && (
              <Box component="ins" sx={{ display: 'block', color: 'tones.good.text', textDecoration: 'none' }}>
                {file}
              </Box>
            )}
          </li>
        ))}
      </Box>
    </Disclosure>
  );
}

function Item({ item }: { item: PlanItem }) {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 2,
        justifyContent: 'space-between',
        alignItems: 'baseline',
        paddingBlock: 1,
        borderTop: '1px solid',
        borderColor: 'line',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ typography: 'body2', fontWeight: 600 }}>
          <Name item={item} />
        </Box>
        {item.touches && (
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {translate('resources.blocs.plan.touches')}: {item.touches}
          </Box>
        )}
        {item.differences.length > 0 && <Differences item={item} />}
      </Box>
      <ActionChip action={item.action} />
    </Box>
  );
}

export function PlanItems({ items }: { items: readonly PlanItem[] }) {
  const translate = useTranslate();
  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5 }}>
      {byKind(items).map(([kind, parts]) => (
        <section key={kind}>
          <Typography variant="h3" sx={{ marginBottom: 1 }}>
            {translate(`resources.blocs.kind.${kind}`, { smart_count: 2, _: words(kind) })}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {parts.map((item) => (
              <Item key={item.key} item={item} />
            ))}
          </Box>
        </section>
      ))}
    </Card>
  );
}
