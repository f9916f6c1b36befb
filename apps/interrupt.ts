// Ctrl-C while something is half open: remembered, so that what was taken can be given back first.

export interface Interrupt {
  /** whether somebody asked to stop since */
  readonly asked: () => boolean;
  /** from now on, calls `stop` when asked, or at once if somebody did already */
  readonly then: (stop: () => void) => void;
}

/** Takes SIGINT and SIGTERM from the default, which would end the process where it stands. */
export function holdInterrupts(): Interrupt {
  let asked = false;
  let stop: (() => void) | undefined;
  const hear = (): void => {
    asked = true;
    stop?.();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  // Children follow the launcher, even when it was killed without a word.
  process.on('disconnect', hear);
  return {
    asked: () => asked,
    then: (next) => {
      stop = next;
      if (asked) stop();
    },
  };
}
