// What can be done in the case in view, as buttons and by r and n.
import { useState, type ComponentType } from 'react';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useKeys } from '../../layout/use-keys.js';
import type { CaseRecord } from './case.data.js';
import {
  LogDialog,
  NoteDialog,
  PriorityDialog,
  ReassignDialog,
  ReplyDialog,
  StateDialog,
  type CaseDialogProps,
} from './case-dialogs.js';

const DIALOGS = {
  reply: ReplyDialog,
  note: NoteDialog,
  log: LogDialog,
  prioritise: PriorityDialog,
  reassign: ReassignDialog,
  state: StateDialog,
} satisfies Record<string, ComponentType<CaseDialogProps>>;

type Dialog = keyof typeof DIALOGS;

/** A help desk that keeps the case ends it, too. */
const offered = ({ keptElsewhere }: CaseRecord): Dialog[] =>
  (Object.keys(DIALOGS) as Dialog[]).filter((each) => each !== 'state' || !keptElsewhere);

export function CaseActions({ of }: { of: CaseRecord }) {
  const translate = useTranslate();
  const mayWrite = useMay('case:write');
  const [open, setOpen] = useState<Dialog | null>(null);
  useKeys(mayWrite ? { r: () => setOpen('reply'), n: () => setOpen('note') } : {});
  if (!mayWrite) return null;
  const Content = open && DIALOGS[open];
  return (
    <>
      {offered(of).map((each) => (
        <Button key={each} variant={each === 'reply' ? 'contained' : 'outlined'} onClick={() => setOpen(each)}>
          {translate(`resources.cases.actions.${each}`)}
        </Button>
      ))}
      {Content && <Content of={of} onClose={() => setOpen(null)} />}
    </>
  );
}
