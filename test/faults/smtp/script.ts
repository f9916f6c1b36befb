// How a faulty mail server is told what to do: at a moment of the conversation, an act instead of the usual answer.

/** `body` comes after the first octets of the message, `dot` after its end. */
export type Moment = 'greeting' | 'ehlo' | 'auth' | 'mail' | 'rcpt' | 'data' | 'body' | 'dot' | 'rset' | 'quit';

export interface Act {
  /** wait so many milliseconds first */
  readonly wait?: number;
  /** said instead of the usual answer; several pieces go out in packets of their own. Line ends are added to a single text only */
  readonly say?: string | readonly string[];
  /** then: go on as usual (the default), close, reset the connection, or fall silent for good */
  readonly then?: 'go on' | 'drop' | 'reset' | 'stall';
  /** at `dot`: the mail counts as accepted and is recorded before anything is said */
  readonly keep?: boolean;
}

export interface About {
  /** 1 is the first since the server started */
  readonly connection: number;
  readonly mail: number;
  readonly recipient: string | null;
}

/** Undefined: as a good server would. */
export type Script = (at: Moment, about: About) => Act | undefined;

export const good: Script = () => undefined;

/** The act at its moment, the first `times` times (always when absent). */
export function fault(moment: Moment, act: Act, times = Infinity): Script {
  let left = times;
  return (at) => {
    if (at !== moment || left <= 0) return undefined;
    left -= 1;
    return act;
  };
}

/** The first script that has an act for the moment. */
export const either =
  (...scripts: readonly Script[]): Script =>
  (at, about) => {
    for (const script of scripts) {
      const act = script(at, about);
      if (act) return act;
    }
    return undefined;
  };
