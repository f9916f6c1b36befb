// What a rule can ask about, to be looked up while one is written.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { useTranslate } from 'react-admin';
import type { SegmentObject } from '../../schema.js';
import { Disclosure } from '../../ui/disclosure.js';
import { useSegmentFacts, type KnownFact } from './use-rule-words.js';

function Facts({ facts }: { facts: readonly KnownFact[] }) {
  const translate = useTranslate();
  const text = (key: string, about: object) => translate(`resources.segments.facts.${key}`, about);
  return (
    <Box component="dl" sx={{ margin: 0, typography: 'body2', '& dd': { margin: 0, marginBottom: 1 } }}>
      {facts.map(({ key, description, values, operators }) => (
        <div key={key}>
          <dt>
            <code>{key}</code>
          </dt>
          <dd>
            {description}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {text('operators', { names: operators.map(({ name }) => name).join(', ') })}
              {values && `; ${text('values', { values: values.join(', ') })}`}
            </Box>
          </dd>
        </div>
      ))}
    </Box>
  );
}

export function KnownFactsHelp() {
  const translate = useTranslate();
  const object = useWatch<{ object?: SegmentObject }>({ name: 'object' });
  const known = useSegmentFacts(object ?? 'account');
  if (!known) return null;
  return (
    <Box sx={{ marginBottom: 2 }}>
      <Disclosure title={translate('resources.segments.facts.title')}>
        <Facts facts={known.facts} />
        {known.collections.map(({ key, label, fields }) => (
          <Box key={key} sx={{ marginTop: 2 }}>
            <Typography variant="h3" sx={{ marginBottom: 1 }}>
              {translate('resources.segments.facts.related', { label })} <code>{key}</code>
            </Typography>
            <Facts facts={fields} />
          </Box>
        ))}
      </Disclosure>
    </Box>
  );
}
