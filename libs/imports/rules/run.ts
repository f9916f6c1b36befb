// What a run of an import is, as data.

export const IMPORT_STATES = ['waiting', 'running', 'finished', 'failed', 'cancelled'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a chunk, or a whole run, came to. */
export interface ImportCounts {
  readonly made: number;
  readonly changed: number;
  /** rows */
  readonly rejected: number;
  /** rows that the mapping leaves out */
  readonly skipped: number;
}

/** Rows that ended in the database, new, changed or there already. */
export const landed = ({
  position,
  rejected,
  skipped,
}: Pick<ImportCounts, 'rejected' | 'skipped'> & Position): number => position - rejected - skipped;

interface Position {
  /** rows done */
  readonly position: number;
}

/** null while there is nothing to measure by. */
export const rowsPerSecond = ({ position, busyMs }: Position & { readonly busyMs: number }): number | null =>
  busyMs > 0 ? (position * 1000) / busyMs : null;
