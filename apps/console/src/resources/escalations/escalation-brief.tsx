// The one page about an escalation, to read, to print, as a file, and by mail to people of ours.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import GlobalStyles from '@mui/material/GlobalStyles';
import Typography from '@mui/material/Typography';
import { required, useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { EscalationBrief as Brief } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RecordChoices } from '../../ui/record-choice.js';
import { mailBrief } from './escalation-verbs.js';

const BRIEF = gql`
  query escalationBrief($id: ID!) {
    brief: escalationBrief(id: $id) {
      id
      kind
      title
      head
      sections {
        title
        lines
      }
    }
  }
`;

/** On paper only the brief is left of the page. */
const PAPER = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '#brief, #brief *': { visibility: 'visible', color: '#000 !important', boxShadow: 'none !important' },
    '#brief': { position: 'absolute', insetBlockStart: 0, insetInline: 0, border: 0 },
    '@page': { size: 'A4', margin: '16mm' },
  },
} as const;

function MailDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  return (
    <FormDialog<{ userIds: readonly string[] }>
      title={translate('resources.escalations.brief.mail_title')}
      submit={translate('resources.escalations.brief.send')}
      onClose={onClose}
      onSubmit={async ({ userIds }) => {
        await mailBrief({ id, userIds });
        notify('resources.escalations.brief.sent', { type: 'success' });
      }}
    >
      <RecordChoices
        source="userIds"
        reference="users"
        filter={{ active: true }}
        label="resources.escalations.brief.people"
        validate={required()}
        helperText="resources.escalations.brief.people_help"
      />
    </FormDialog>
  );
}

function Actions({ id }: { id: string }) {
  const translate = useTranslate();
  const mayMail = useMay('escalation:review');
  const [isMailing, setMailing] = useState(false);
  const text = (key: string) => translate(`resources.escalations.brief.${key}`);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, marginBottom: 2 }}>
      <Button variant="outlined" onClick={() => window.print()}>
        {text('print')}
      </Button>
      <Button variant="outlined" href={`/escalations/${id}/brief.pdf`} target="_blank" rel="noopener">
        {text('pdf')}
      </Button>
      {mayMail && (
        <Button variant="outlined" onClick={() => setMailing(true)}>
          {text('mail')}
        </Button>
      )}
      {isMailing && <MailDialog id={id} onClose={() => setMailing(false)} />}
    </Box>
  );
}

export function EscalationBrief({ id }: { id: string }) {
  const answer = useAsk<{ brief: Brief | null }>('escalations', BRIEF, { id });
  return (
    <>
      <GlobalStyles styles={PAPER} />
      <Actions id={id} />
      <Answered answer={answer}>
        {({ brief }) =>
          brief && (
            <Card id="brief" component="article" sx={{ padding: { xs: 2.5, md: 4 }, maxWidth: '80ch' }}>
              <Typography variant="overline" color="text.secondary">
                {brief.kind}
              </Typography>
              <Typography variant="h2">{brief.title}</Typography>
              <Typography variant="body2" color="text.secondary">
                {brief.head}
              </Typography>
              {brief.sections.map(({ title, lines }) => (
                <Box component="section" key={title} sx={{ marginTop: 2 }}>
                  <Typography variant="h3" sx={{ marginBottom: 0.5 }}>
                    {title}
                  </Typography>
                  {lines.map((line) => (
                    <Box key={line} sx={{ typography: 'body2', overflowWrap: 'anywhere' }}>
                      {line}
                    </Box>
                  ))}
                </Box>
              ))}
            </Card>
          )
        }
      </Answered>
    </>
  );
}
