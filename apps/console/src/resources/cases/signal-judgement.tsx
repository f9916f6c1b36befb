// What a reader says of a message: agree or disagree with each kind that was found in it, and how it feels.
import { useState } from 'react';
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { accepted, ask, gql } from '../../data/graphql.js';
import type { CaseMessage } from './use-conversation.js';

const JUDGE = gql`
  mutation judgeSignal($signalId: ID!, $agree: Boolean!) {
    result: judgeSignal(signalId: $signalId, agree: $agree) {
      ... on SignalLabel {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;
const FEELS = gql`
  mutation judgeFeeling($messageId: ID!, $feeling: Feeling!) {
    result: judgeFeeling(messageId: $messageId, feeling: $feeling) {
      ... on SignalLabel {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Answer = { readonly result: { readonly id: string } | { readonly refusal: string; readonly message: string } };
const FEELINGS = ['negative', 'neutral', 'positive'] as const;

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly given: string | null;
  readonly say: (value: string) => Promise<unknown>;
}

/** Shows at once what was said, and takes it back if it was refused. */
function Choice({ label, options, given, say }: ChoiceProps) {
  const notify = useNotify();
  const [chosen, setChosen] = useState(given);
  async function choose(value: string | null) {
    if (value === null) return;
    const before = chosen;
    setChosen(value);
    try {
      await say(value);
    } catch (error) {
      setChosen(before);
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  }
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.5 }}>
      <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
        {label}
      </Box>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label={label}
        value={chosen}
        onChange={(_, value: string | null) => void choose(value)}
      >
        {options.map((option) => (
          <ToggleButton key={option.value} value={option.value} sx={{ paddingBlock: 0.25, textTransform: 'none' }}>
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}

export function SignalJudgement({ message: { id, signals, signalLabels } }: { message: CaseMessage }) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.cases.judgement.${key}`, options);
  if (!useMay('signal:label')) return null;
  const said = (kind: string | null, startsAt: number) =>
    signalLabels.find((label) => label.kind === kind && label.startsAt === startsAt)?.verdict ?? null;
  return (
    <Box component="details" sx={{ marginTop: 1.25 }}>
      <Box component="summary" sx={{ typography: 'caption', color: 'text.secondary', cursor: 'pointer' }}>
        {text('title')}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, marginTop: 1 }}>
        {signals.map(({ id: signalId, kind, label, startsAt }) => (
          <Choice
            key={signalId}
            label={label}
            given={said(kind, startsAt)}
            options={[
              { value: 'agree', label: text('agree') },
              { value: 'disagree', label: text('disagree') },
            ]}
            say={async (value) => accepted((await ask<Answer>(JUDGE, { signalId, agree: value === 'agree' })).result)}
          />
        ))}
        <Choice
          label={text('feels')}
          given={said(null, 0)}
          options={FEELINGS.map((value) => ({ value, label: text(value) }))}
          say={async (feeling) => accepted((await ask<Answer>(FEELS, { messageId: id, feeling })).result)}
        />
      </Box>
    </Box>
  );
}
