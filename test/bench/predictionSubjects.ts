// Models of who leaves: learnt at six dates, judged at a later one, on the large project; ours and a script with scikit-learn.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelKind } from '../../shared/contract/prediction.ts';
import { isoDate } from '../../shared/dates.ts';
import { benchFiles } from './prepare.ts';
import { python } from './programs.ts';

const SILENCE = 120;
/** Silent for more than 120 days is who has bought nothing in 121. */
const HORIZON = SILENCE + 1;
const FIRST_JUDGED = '2024-12-31';
/** Days between learning dates. */
const STEP = 60;
const LEARNT = 6;
const MOST_ROWS = 200_000;

export type ModelWork = 'readable' | 'boosted';
export const isModelWork = (what: string): what is ModelWork => what === 'readable' || what === 'boosted';
const KINDS: Record<ModelWork, readonly ModelKind[]> = { readable: ['logistic', 'tree'], boosted: ['boosted'] };

/** Three judged dates, each with its six learning dates, whose windows are over by then. */
async function plans(): Promise<{ judged: number; learnt: number[] }[]> {
  const { parseIsoDate } = await import('../../shared/dates.ts');
  return [0, 1, 2].map((k) => {
    const judged = parseIsoDate(FIRST_JUDGED)! + 30 * k;
    return { judged, learnt: Array.from({ length: LEARNT }, (_, i) => judged - HORIZON - STEP * (LEARNT - 1 - i)) };
  });
}

type Facts = Record<string, number | string>;

/** Features of all dates, fitting, and forecasts for the judged date; the answer names the area of each model. */
export async function modelsOn(folder: string, what: ModelWork, timed: (work: () => Facts) => Facts): Promise<Facts> {
  const { openProject } = await import('../../electron/project/open.ts');
  const { viewOrBlank } = await import('../../electron/gathering/view/viewAt.ts');
  const { predictionInputAt } = await import('../../electron/gathering/prediction/predictionInputAt.ts');
  const { featureMatrix } = await import('../../electron/analysis/prediction/featureMatrix.ts');
  const { chancesOf, fitModel } = await import('../../electron/analysis/prediction/models.ts');
  const { rankingOf } = await import('../../electron/stats/roc.ts');
  const scratch = mkdtempSync(join(folder, 'run-'));
  const copy = join(scratch, 'bench.holdfast');
  copyFileSync(benchFiles(folder).large, copy);
  const project = openProject(copy, 'bench');
  const view = viewOrBlank(project, null, { kind: 'silence', days: SILENCE });
  const input = { ...predictionInputAt(project, view), groups: [] };
  let facts: Facts = {};
  for (const { judged, learnt } of await plans()) {
    facts = timed(() => {
      const options = { windowDays: SILENCE, horizonDays: HORIZON };
      const rows = featureMatrix(input, learnt, { ...options, most: MOST_ROWS });
      const later = featureMatrix(input, [judged], options);
      const learning = {
        ...rows,
        // Every fifth customer judges when to stop.
        held: Uint8Array.from(rows.customer, (c) => (c % 5 === 0 ? 1 : 0)),
        plainColumn: 0,
      };
      const found: Facts = { rows: rows.outcome.length, judged: later.outcome.length };
      for (const kind of KINDS[what]) {
        const model = fitModel(kind, learning)!;
        const chances = chancesOf(model, later.features, later.columns);
        found[`area ${kind}`] = rankingOf(chances, later.outcome)!.auc.toFixed(4);
      }
      return found;
    });
  }
  project.close();
  rmSync(scratch, { recursive: true, force: true });
  return facts;
}

/** Customers by expected loss at dates nobody has asked about, under models that were learnt once. */
export async function rankedOn(
  folder: string,
  dates: readonly string[],
  timed: (work: () => Promise<number>) => Promise<number>,
) {
  const { openProject } = await import('../../electron/project/open.ts');
  const { callsOn } = await import('../callsOn.ts');
  const { writeSettings } = await import('../../electron/project/settings.ts');
  const scratch = mkdtempSync(join(folder, 'run-'));
  const copy = join(scratch, 'bench.holdfast');
  copyFileSync(benchFiles(folder).large, copy);
  const project = openProject(copy, 'bench');
  const definition = { kind: 'silence', days: SILENCE } as const;
  writeSettings(project.db, { churnDefinition: definition }, '2026-01-01T00:00:00.000Z');
  const call = callsOn(project, scratch);
  await call('prediction.train', {});
  const list = async (asOf: string | null) => (await call('prediction.ranked', { asOf, limit: 50 })).total;
  const ranked = await list(null);
  for (const date of dates) await timed(() => list(date));
  const { customerCount } = project.ledger();
  project.close();
  rmSync(scratch, { recursive: true, force: true });
  return { customers: customerCount, ranked };
}

export type PeerAnswer = { ms: number[]; cpuMs: number[]; facts: Facts };

/** The same with pandas and scikit-learn. */
export async function sklearnOn(folder: string, what: ModelWork): Promise<PeerAnswer> {
  const found = python('pandas, sklearn');
  if (found === undefined) throw new Error('scikit-learn is not installed');
  const script = fileURLToPath(new URL('./sklearnPeer.py', import.meta.url));
  const dates = (await plans()).map(({ judged, learnt }) => [...learnt, judged].map(isoDate).join(','));
  const { stdout, stderr, status } = spawnSync(found, [script, what, benchFiles(folder).linesCsv, ...dates], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim().split('\n').at(-1));
  return JSON.parse(stdout) as PeerAnswer;
}
