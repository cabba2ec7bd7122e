// File names as people see them; errors and logs never hold whole paths.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

export const PROJECT_SUFFIX = '.holdfast';

export const fileNameOf = (path: string): string => basename(path);

/** The path with the project suffix, added where it is missing. */
export const withProjectSuffix = (path: string): string =>
  path.toLowerCase().endsWith(PROJECT_SUFFIX) ? path : path + PROJECT_SUFFIX;

const MOST_LETTERS = 80;

/** A name that every system takes as a file name, of at most 80 letters. */
export function safeFileName(name: string): string {
  const cleaned = [...name.normalize('NFC')]
    // Control characters, the characters Windows refuses, and marks that reverse the reading direction.
    .filter((c) => !/[\p{Cc}\p{Cf}<>:"/\\|?*]/u.test(c))
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  // A long name loses its middle, never what tells the kind of file.
  const ending = cleaned.length > MOST_LETTERS ? (/\.[a-z0-9]{1,9}$/i.exec(cleaned)?.[0] ?? '') : '';
  const short = cleaned.slice(0, MOST_LETTERS - ending.length).trim() + ending;
  return /^(con|prn|aux|nul|com\d|lpt\d)?$/i.test(short) ? `holdfast-${short || 'file'}` : short;
}

/** A path in the folder that no file has yet. */
export function freePath(folder: string, fileName: string): string {
  const dot = fileName.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot)] : [fileName, ''];
  let path = join(folder, fileName);
  for (let k = 2; existsSync(path); k++) path = join(folder, `${stem} ${k}${ending}`);
  return path;
}
