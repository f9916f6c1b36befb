// Instants and calendar days as people say them, with the exact one in the tooltip and in the markup.
import { useSyncExternalStore } from 'react';
import { useLocaleState } from 'react-admin';
import { calendarDay, dateTime, isoDay, relativeDay, relativeTime } from './format.js';

const TICK = 60_000;

/** One clock for the page: every shown time moves together, once a minute. */
const subscribe = (tick: () => void): (() => void) => {
  const timer = setInterval(tick, TICK);
  return () => clearInterval(timer);
};
const thisMinute = (): number => Math.floor(Date.now() / TICK);

/** `Date.now()` at render, refreshed each minute. */
export function useNow(): Date {
  useSyncExternalStore(subscribe, thisMinute);
  return new Date();
}

export function RelativeTime({ at }: { at: string | null | undefined }) {
  const [locale] = useLocaleState();
  const now = useNow();
  if (!at) return <>–</>;
  const instant = new Date(at);
  return (
    <time dateTime={at} title={dateTime(instant, locale)}>
      {relativeTime(instant, now, locale)}
    </time>
  );
}

export function DateTime({ at }: { at: string | null | undefined }) {
  const [locale] = useLocaleState();
  return at ? <time dateTime={at}>{dateTime(new Date(at), locale)}</time> : <>–</>;
}

/** A day of the calendar, such as a renewal: written out, with its distance from today in the tooltip. */
export function Day({ on }: { on: string | null | undefined }) {
  const [locale] = useLocaleState();
  const now = useNow();
  if (!on) return <>–</>;
  return (
    <time dateTime={on} title={relativeDay(on, isoDay(now), locale)}>
      {calendarDay(on, locale)}
    </time>
  );
}

export function RelativeDay({ on }: { on: string | null | undefined }) {
  const [locale] = useLocaleState();
  const now = useNow();
  if (!on) return <>–</>;
  return (
    <time dateTime={on} title={calendarDay(on, locale)}>
      {relativeDay(on, isoDay(now), locale)}
    </time>
  );
}
