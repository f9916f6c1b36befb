// Why somebody is in a segment or not: the rule, leaf by leaf, against what is known of them right now.
import { useEffect } from 'react';
import Card from '@mui/material/Card';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { Form, useGetOne, useLocation, useNavigate, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { RecordChoice } from '../../ui/record-choice.js';
import type { Verdict } from './rule.js';
import { RuleTree } from './rule-tree.js';
import type { SegmentRecord } from './segment.data.js';
import { useRuleWords } from './use-rule-words.js';

const EXPLAIN = gql`
  query explainRule($object: SegmentObject!, $rule: JSON!, $subjectId: ID!) {
    explained: explainRule(object: $object, rule: $rule, subjectId: $subjectId) {
      holds
      verdict
    }
  }
`;

interface Explained {
  readonly explained: { readonly holds: boolean; readonly verdict: Verdict } | null;
}

type SegmentProps = Pick<SegmentRecord, 'object' | 'rule'>;

const resourceOf = (object: SegmentRecord['object']) => (object === 'contact' ? 'contacts' : 'accounts');

function Why({ object, rule, subjectId }: SegmentProps & { subjectId: string }) {
  const translate = useTranslate();
  const say = useRuleWords(object);
  const answer = useAsk<Explained>('segments', EXPLAIN, { object, rule, subjectId });
  const { data: subject } = useGetOne<{ id: string; name: string }>(resourceOf(object), { id: subjectId });
  const text = (key: string, about = {}) => translate(`resources.segments.why.${key}`, about);
  const name = subject?.name ?? text('it');
  return (
    <Answered answer={answer} height={120}>
      {({ explained }) =>
        explained ? (
          <Box>
            <Typography variant="h3" sx={{ marginBottom: 1.5 }}>
              {text(explained.holds ? 'holds' : 'fails', { name })}
            </Typography>
            {say && <RuleTree line={say(rule, explained.verdict)} />}
          </Box>
        ) : (
          <Typography variant="body2">{text('gone')}</Typography>
        )
      }
    </Answered>
  );
}

/** Keeps the choice in the address, so that the answer can be sent to a colleague. */
function ChoiceInLink() {
  const subject: unknown = useWatch({ name: 'subjectId' });
  const location = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const chosen = typeof subject === 'string' ? subject : '';
    if ((query.get('subject') ?? '') === chosen) return;
    if (chosen) query.set('subject', chosen);
    else query.delete('subject');
    navigate({ search: `?${query}` }, { replace: true });
    // Only a choice changes the address; the address itself is where the form begins.
  }, [subject]);
  return null;
}

export function SegmentWhy({ segment: { object, rule } }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const subjectId = new URLSearchParams(useLocation().search).get('subject') ?? '';
  return (
    <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5 }}>
      <Form defaultValues={{ subjectId }} sanitizeEmptyValues={false}>
        <Box sx={{ maxWidth: 420 }}>
          <RecordChoice
            source="subjectId"
            reference={resourceOf(object)}
            label={translate(`resources.${resourceOf(object)}.name`, { smart_count: 1 })}
            helperText={false}
          />
        </Box>
        <ChoiceInLink />
      </Form>
      {subjectId ? (
        <Why object={object} rule={rule} subjectId={subjectId} />
      ) : (
        <Typography variant="body2" color="text.secondary">
          {translate('resources.segments.why.pick')}
        </Typography>
      )}
    </Card>
  );
}
