// Tells the API that somebody is at work, while they really are: something was pressed, moved or scrolled since the last sign.
import { useEffect } from 'react';
import { signRun } from './triage-verbs.js';

const EVERY_MS = 30_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

export function useSignsOfLife(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    let alive = true;
    const notice = () => {
      alive = true;
    };
    const send = () => {
      if (!alive || document.visibilityState === 'hidden') return;
      alive = false;
      void signRun().catch(() => undefined); // the next sign says the same
    };
    const timer = setInterval(send, EVERY_MS);
    for (const sign of SIGNS) window.addEventListener(sign, notice, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, notice);
    };
  }, [running]);
}
