// Whom the rule in the form would hold for, while it is written; or what is wrong with it, and where.
import { useEffect, useState } from 'react';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { LinkBase, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { CappedCount, RuleProblem, SegmentObject } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { readRule, type Rule } from './rule.js';
import { RuleTree } from './rule-tree.js';
import { useRuleWords } from './use-rule-words.js';

const PREVIEW = gql`
  query previewSegment($object: SegmentObject!, $rule: JSON!) {
    preview: previewSegment(object: $object, rule: $rule) {
      problems {
        code
        message
        path
      }
      count {
        value
        capped
      }
      sampleAccounts {
        id
        name
      }
      sampleContacts {
        id
        name
        account {
          id
        }
      }
    }
  }
`;

interface Preview {
  readonly problems: readonly RuleProblem[];
  readonly count: CappedCount | null;
  readonly sampleAccounts: readonly { id: string; name: string }[];
  readonly sampleContacts: readonly { id: string; name: string; account: { id: string } | null }[];
}

const SETTLE = 400;

/** The value once it has stood still for a moment. */
function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), SETTLE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Problems({ problems }: Pick<Preview, 'problems'>) {
  const translate = useTranslate();
  const text = (key: string, about = {}) => translate(`resources.segments.preview.${key}`, about);
  return (
    <Alert severity="warning" sx={{ alignItems: 'start' }}>
      <AlertTitle>{text('problems', { smart_count: problems.length })}</AlertTitle>
      <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5 }}>
        {problems.map(({ code, path, message }, index) => (
          <li key={index} title={code}>
            <code>{(path as (string | number)[]).join(' › ') || text('whole')}</code>: {message}
          </li>
        ))}
      </Box>
    </Alert>
  );
}

function Found({ object, preview }: { object: SegmentObject; preview: Preview }) {
  const translate = useTranslate();
  const text = (key: string, about = {}) => translate(`resources.segments.preview.${key}`, about);
  const { value = 0, capped = false } = preview.count ?? {};
  const whom = text(`${object}s`, { smart_count: value });
  const sample = [
    ...preview.sampleAccounts.map(({ id, name }) => ({ id, name, to: `/accounts/${id}/show` })),
    ...preview.sampleContacts.map(({ id, name, account }) => ({
      id,
      name,
      to: `/accounts/${account?.id}/show?tab=contacts`,
    })),
  ];
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }} role="status">
        {text('count', { count: capped ? text('at_least', { count: whom }) : whom })}
      </Typography>
      {sample.length > 0 && (
        <Typography variant="body2" component="div" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
          {text('some')}:
          {sample.map(({ id, name, to }) => (
            <Link key={id} component={LinkBase} to={to} target="_blank">
              {name}
            </Link>
          ))}
        </Typography>
      )}
    </>
  );
}

function Previewed({ object, rule }: { object: SegmentObject; rule: Rule }) {
  const say = useRuleWords(object);
  const answer = useAsk<{ preview: Preview }>('segments', PREVIEW, { object, rule });
  return (
    <Answered answer={answer} height={72}>
      {({ preview }) =>
        preview.problems.length > 0 ? (
          <Problems problems={preview.problems} />
        ) : (
          <>
            <Found object={object} preview={preview} />
            {say && <RuleTree line={say(rule)} />}
          </>
        )
      }
    </Answered>
  );
}

export function RulePreview() {
  const translate = useTranslate();
  const object = useWatch<{ object?: SegmentObject }>({ name: 'object' });
  const text = useSettled(useWatch<{ ruleText?: string }>({ name: 'ruleText' }));
  const rule = readRule(text ?? '');
  return (
    <Box
      component="section"
      aria-label={translate('resources.segments.preview.title')}
      sx={{
        display: 'grid',
        gap: 1.5,
        padding: 2,
        borderRadius: '8px',
        border: '1px solid',
        borderColor: 'line',
        marginBottom: 2,
      }}
    >
      <Typography variant="h3" component="h2">
        {translate('resources.segments.preview.title')}
      </Typography>
      {rule === undefined ? (
        <Alert severity="warning">{translate('resources.segments.not_json')}</Alert>
      ) : (
        <Previewed object={object ?? 'account'} rule={rule as Rule} />
      )}
    </Box>
  );
}
