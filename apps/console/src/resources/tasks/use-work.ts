// What the pages of work share: which task is open beside it, which are selected, and the keys that act on them.
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { useKeys } from '../../layout/use-keys.js';
import type { TaskRow } from './task.data.js';
import { useUndo } from './undo.js';

export type Asked = 'complete' | 'snooze' | 'skip' | 'reassign' | 'comment' | 'move';

export interface Work {
  readonly opened: string | null;
  readonly open: (id: string | null) => void;
  readonly selected: ReadonlySet<string>;
  readonly select: (id: string) => void;
  readonly clear: () => void;
  /** a question about the task in focus, or about all that are selected */
  readonly asked: { readonly what: Asked; readonly tasks: readonly TaskRow[] } | null;
  readonly ask: (what: Asked, task?: TaskRow) => void;
  readonly answered: () => void;
  readonly mayWrite: boolean;
}

/** The task whose row has the focus, else the one that is open. */
const inFocus = (tasks: readonly TaskRow[], opened: string | null): TaskRow | undefined => {
  const id = document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? opened;
  return tasks.find((task) => task.id === id);
};

export function useWork(tasks: readonly TaskRow[]): Work {
  const notify = useNotify();
  const undo = useUndo();
  const mayWrite = useMay('task:write');
  const [opened, open] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Work['asked']>(null);
  const present = tasks.filter(({ id }) => selected.has(id));

  function select(id: string) {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  }
  function ask(what: Asked, task?: TaskRow) {
    if (!mayWrite) return;
    const one = task ?? inFocus(tasks, opened);
    const about = !task && present.length > 0 ? present : one ? [one] : [];
    if (about.length === 0) notify('resources.tasks.key_hint');
    else setAsked({ what, tasks: about });
  }
  useKeys({
    c: () => ask('complete'),
    s: () => ask('snooze'),
    r: () => ask('reassign'),
    m: () => ask('comment'),
    d: () => ask('move'),
    u: () => void undo(),
    x: () => {
      const task = inFocus(tasks, opened);
      if (task && mayWrite) select(task.id);
    },
    Escape: () => open(null),
  });
  return {
    ...{ opened, open, select, ask, asked, mayWrite },
    selected: new Set(present.map(({ id }) => id)),
    clear: () => setSelected(new Set()),
    answered: () => setAsked(null),
  };
}
