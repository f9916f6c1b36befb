// Brings changes made elsewhere to the screen: marks the queries of the changed nouns stale, those in view are read again.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useResources } from '../resources/resources-context.js';
import { followChanges } from './live.js';

/** Changes come in bursts (an import, a bulk edit); one read answers the burst. */
const SETTLE = 300;

export function LiveUpdates() {
  const queryClient = useQueryClient();
  const resources = useResources();

  useEffect(() => {
    const changed = new Set<string>();
    let missed = false;
    let settling: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      settling = undefined;
      if (missed) void queryClient.invalidateQueries();
      for (const { name, noun, follows = [] } of missed ? [] : resources)
        if ([noun, ...follows].some((subject) => changed.has(subject)))
          void queryClient.invalidateQueries({ queryKey: [name] });
      changed.clear();
      missed = false;
    };
    const stop = followChanges((change) => {
      if (change) changed.add(change.subject);
      else missed = true;
      settling ??= setTimeout(refresh, SETTLE);
    });
    return () => {
      clearTimeout(settling);
      stop();
    };
  }, [queryClient, resources]);

  return null;
}
