// One live stream per browser: the tab that holds the lock reads it and tells the others, as a browser opens only six
// connections to one server. Where locks are missing (plain http on an intranet), each tab reads for itself.

export interface Change {
  readonly position: number;
  readonly name: string;
  readonly subject: string;
  readonly ids: readonly string[];
}

/** `null` stands for "changes may have been missed": whoever listens reads everything again. */
export type Heard = Change | null;

const NAME = 'bellwether-live';
const REOPEN_AFTER = 15_000;

/** EventSource repeats Last-Event-ID by itself as long as it lives; a new one can't know what came before it. */
function readStream(tell: (heard: Heard) => void): () => void {
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource;
  const open = () => {
    stream = new EventSource('/live');
    stream.addEventListener('change', (event: MessageEvent<string>) => tell(JSON.parse(event.data) as Change));
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(() => {
        open();
        tell(null);
      }, REOPEN_AFTER);
    });
  };
  open();
  return () => {
    clearTimeout(reopening);
    stream.close();
  };
}

/** Calls `hear` for every change that the viewer may see, whichever tab received it. Returns how to stop. */
export function followChanges(hear: (heard: Heard) => void): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return readStream(hear);
  const channel = new BroadcastChannel(NAME);
  const stopped = new AbortController();
  channel.addEventListener('message', (event: MessageEvent<Heard>) => hear(event.data));
  const tell = (heard: Heard) => {
    channel.postMessage(heard);
    hear(heard);
  };
  const lead = (tookOver: boolean) =>
    new Promise<void>((release) => {
      if (tookOver) tell(null);
      const close = readStream(tell);
      stopped.signal.addEventListener('abort', () => {
        close();
        release();
      });
    });
  void (async () => {
    const { held } = await navigator.locks.query();
    const waits = held?.some((lock) => lock.name === NAME) ?? false;
    await navigator.locks.request(NAME, { signal: stopped.signal }, () => lead(waits));
  })().catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error;
  });
  return () => {
    stopped.abort();
    channel.close();
  };
}
