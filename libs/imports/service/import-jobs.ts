// The rings of this room: heavy work waits in the batch queue.
import { jobKind } from '#platform/queue';

export const RUN_IMPORT = jobKind<{ readonly runId: string }>('batch', 'imports.run');
