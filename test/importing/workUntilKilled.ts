// Imports, takes back and merges without end, saying before and after each step: node workUntilKilled.ts PROJECT SEED FILE…
import { importFiles } from '../../electron/importing/storing/importFiles.ts';
import { mergeCustomers, unmergeCustomers } from '../../electron/project/merges.ts';
import { openProject } from '../../electron/project/open.ts';
import { undoImport } from '../../electron/project/undoImport.ts';
import { makeRandom } from '../../electron/stats/random.ts';
import { AppError } from '../../shared/errors.ts';

const [path, seed, ...files] = process.argv.slice(2) as [string, string, ...string[]];
const random = makeRandom(Number(seed));
const project = openProject(path, 'p');
const { db } = project;
const say = (...words: (string | number)[]) => process.stdout.write(`${words.join(' ')}\n`);
const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random.uniform() * list.length)];
const numbers = (sql: string) => db.prepare<[], number>(sql).pluck().all();

async function load(): Promise<void> {
  const mode = pick(['append', 'append', 'update', 'replace'] as const)!;
  say('begin', 'import');
  const job = { signal: { aborted: false }, report: () => {}, mode };
  const { batch } = await importFiles(project, [pick(files)!], {}, job);
  say('done', 'import', batch);
}

function takeBack(): void {
  const batch = pick(numbers('SELECT id FROM import_batch WHERE undone_at IS NULL'));
  if (batch === undefined) return;
  say('begin', 'undo', batch);
  try {
    undoImport(db, batch);
    say('done', 'undo', batch);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    say('refused', 'undo', batch);
  }
}

function joinAndPart(): void {
  for (let k = 0; k < 8; k++) {
    const codes = db.prepare<[], string>('SELECT code FROM customer LIMIT 50').pluck().all();
    const [keep, gone] = [pick(codes), pick(codes)];
    const merge = pick(numbers('SELECT id FROM customer_merge WHERE undone_at IS NULL'));
    try {
      if (merge !== undefined && random.uniform() < 0.6) {
        say('begin', 'unmerge', merge);
        unmergeCustomers(db, merge);
        say('done', 'unmerge', merge);
      } else if (keep !== undefined && gone !== undefined) {
        say('begin', 'merge');
        say('done', 'merge', mergeCustomers(db, { keep, gone, evidence: [] }).merge);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      say('refused');
    }
  }
}

say('ready', project.readOnlyReason?.key ?? 'writable');
for (;;) {
  const dice = random.uniform();
  if (dice < 0.5) await load();
  else if (dice < 0.8) takeBack();
  else joinAndPart();
  await new Promise((resolve) => setImmediate(resolve));
}
