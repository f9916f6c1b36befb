// Everything that can be done about a case, as one button: each a step with its questions.
import { useState, type ComponentType } from 'react';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { DecideDialog, OpenDialog, RequestDialog } from '../escalations/decide-dialogs.js';
import {
  AcknowledgeDialog,
  EngageDialog,
  NoteDialog,
  PriorityDialog,
  ReassignDialog,
  ReplyDialog,
  TakeDialog,
  type StepProps,
} from './action-dialogs.js';
import type { TriagedCase } from './triage.data.js';

const Csm = (props: StepProps) => <EngageDialog {...props} role="csm" />;
const AccountManager = (props: StepProps) => <EngageDialog {...props} role="am" />;
const Acknowledge = ({ of, onClose }: StepProps) => <AcknowledgeDialog ids={[of.id]} onClose={onClose} />;

function Escalate({ of, onClose }: StepProps) {
  const mayDecide = useMay('escalation:decide');
  if (of.escalationRequest && mayDecide)
    return <DecideDialog step="accept" request={of.escalationRequest} onClose={onClose} />;
  return of.account && mayDecide ? (
    <OpenDialog about={{ accountId: of.account.id, caseId: of.id }} onClose={onClose} />
  ) : (
    <RequestDialog caseId={of.id} onClose={onClose} />
  );
}

type Step =
  'reply' | 'take' | 'note' | 'priority' | 'reassign' | 'engage_csm' | 'engage_am' | 'escalate' | 'acknowledge';

const STEPS: Readonly<Record<Step, ComponentType<StepProps>>> = {
  reply: ReplyDialog,
  take: TakeDialog,
  note: NoteDialog,
  priority: PriorityDialog,
  reassign: ReassignDialog,
  engage_csm: Csm,
  engage_am: AccountManager,
  escalate: Escalate,
  acknowledge: Acknowledge,
};

/** What makes sense for this case: nobody escalates twice, and an account has to be known to engage its people. */
const possible = ({ account, escalation }: TriagedCase): Step[] =>
  (Object.keys(STEPS) as Step[]).filter((step) => {
    if (step === 'escalate') return !escalation;
    return step.startsWith('engage') ? account !== null : true;
  });

export function TakeAction({ of }: { of: TriagedCase }) {
  const translate = useTranslate();
  const mayAct = useMay('triage:act');
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [step, setStep] = useState<Step | null>(null);
  if (!mayAct) return null;
  const Dialog = step && STEPS[step];
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {translate('resources.triage.action.label')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {possible(of).map((each) => (
          <MenuItem
            key={each}
            onClick={() => {
              setAnchor(null);
              setStep(each);
            }}
          >
            {translate(`resources.triage.action.${each}`)}
          </MenuItem>
        ))}
      </Menu>
      {Dialog && <Dialog of={of} onClose={() => setStep(null)} />}
    </>
  );
}
