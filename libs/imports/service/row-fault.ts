// Tells what one bad row may do to a chunk from trouble that is nobody's fault in the file.
import { CodedException, type CodedError } from '#kernel';

interface DriverError {
  readonly code?: string;
  readonly message?: string;
  readonly detail?: string;
}

/** The five characters of PostgreSQL that say what went wrong; undefined where the error is not the database's. */
function driverErrorOf(error: unknown): DriverError | undefined {
  if (typeof error !== 'object' || error === null || !('driverError' in error)) return undefined;
  return error.driverError as DriverError;
}

/** Classes of errors that lie in the data: 22 data exception, 23 integrity, 54 beyond a limit of the server. */
const OF_DATA = /^(22|23|54)/;
/** Serialization failure, deadlock, and a key that somebody else took meanwhile: the same chunk may pass at the next try. */
const PASSING = new Set(['40001', '40P01', '23505']);

/** undefined: not a fault of a row. */
export function rowFault(error: unknown): CodedError | undefined {
  if (error instanceof CodedException) return error.error;
  const driver = driverErrorOf(error);
  if (!driver?.code || !OF_DATA.test(driver.code)) return undefined;
  const said = [driver.message, driver.detail].filter(Boolean).join('. ');
  return { code: 'ROW_REFUSED', message: `The database refuses this row: ${said}` };
}

export const mayPass = (error: unknown): boolean => PASSING.has(driverErrorOf(error)?.code ?? '');
