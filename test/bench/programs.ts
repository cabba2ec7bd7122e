// Peers that are programs of their own.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const PROGRAMS = ['sqlite3Import', 'openpyxl', 'pandas'] as const;
export type ProgramName = (typeof PROGRAMS)[number];

export const isProgram = (name: string): name is ProgramName => (PROGRAMS as readonly string[]).includes(name);

export type Command = { command: string; args: string[]; after: () => void };

const READ = {
  openpyxl: `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
for row in book.worksheets[0].iter_rows(values_only=True): pass`,
  pandas: `
import sys, pandas
pandas.read_excel(sys.argv[1], engine='openpyxl')`,
};

/** Debian keeps its packages with its own Python, which need not be the first one found. */
export const python = (module: string): string | undefined =>
  ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', `import ${module}`]).status === 0);

/** How to run a program on a file, or why it cannot be run here. The last line of what it says is what \`times\` says. */
export function commandOf(name: ProgramName, folder: string, file: string): Command | { missing: string } {
  if (name === 'sqlite3Import') {
    if (spawnSync('sqlite3', ['--version']).status !== 0) return { missing: 'sqlite3 is not installed' };
    const scratch = mkdtempSync(join(folder, 'sqlite-'));
    const script = 'sqlite3 "$1" -cmd ".mode csv" ".import \'$2\' line" && times';
    return {
      command: 'sh',
      args: ['-c', script, 'sh', join(scratch, 'bench.db'), file],
      after: () => rmSync(scratch, { recursive: true, force: true }),
    };
  }
  const found = python(name === 'pandas' ? 'pandas, openpyxl' : name);
  if (found === undefined) return { missing: `${name} is not installed` };
  return { command: 'sh', args: ['-c', '"$1" -c "$2" "$3" && times', 'sh', found, READ[name], file], after: () => {} };
}
