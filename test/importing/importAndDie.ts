// Imports a file and kills itself once so many rows are stored: node importAndDie.ts PROJECT FILE ROWS
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { openProject } from '../../electron/project/open.ts';

const [path, file, rowsWanted] = process.argv.slice(2) as [string, string, string];
const project = openProject(path, 'p');
await importFiles(
  project,
  [file],
  {},
  {
    signal: { aborted: false },
    report: ({ step, rows }) => {
      if (step === 'storing' && (rows ?? 0) >= Number(rowsWanted)) process.kill(process.pid, 'SIGKILL');
    },
  },
);
