// Single keys for the whole page, out of the way while somebody types, holds a modifier or has a dialog open.
import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, () => void>>;

/** g begins a way into the menu; the letter after it belongs to that, as in `keyboardShortcut`. */
const LEADS = 'g';
const LEADS_FOR = 1_000;

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    let ledAt = -LEADS_FOR;
    const press = (event: KeyboardEvent) => {
      const isLed = event.timeStamp - ledAt < LEADS_FOR;
      ledAt = event.key === LEADS ? event.timeStamp : -LEADS_FOR;
      if (isLed) return;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      if (document.querySelector('[role="dialog"], [role="presentation"].MuiModal-root')) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
