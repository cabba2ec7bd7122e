// A disk without room, in whatever words SQLite or the system say it.
import { AppError } from '../shared/errors.ts';

/** SHMSIZE: SQLite cannot even lay out the file it shares with other connections. */
const CODES = /^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/;

export const isDiskFull = (error: unknown): boolean => CODES.test((error as { code?: string } | null)?.code ?? '');

/** What everybody is told of it who has nothing better to say; any other error as it is. */
export const told = (error: unknown): unknown => (isDiskFull(error) ? new AppError('project.diskFull') : error);
