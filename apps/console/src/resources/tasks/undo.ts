// The last thing that can be taken back, for the button in a message and for u.
import { useNotify } from 'react-admin';

let last: (() => Promise<unknown>) | null = null;

export function rememberUndo(back: () => Promise<unknown>): void {
  last = back;
}

/** Takes the last step back, once. */
export function useUndo(): () => Promise<void> {
  const notify = useNotify();
  return async () => {
    const back = last;
    last = null;
    if (!back) return notify('resources.tasks.undo.nothing');
    try {
      await back();
      notify('resources.tasks.undo.done', { type: 'success' });
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  };
}
