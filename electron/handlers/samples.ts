// samples.*: made-up businesses as project files.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { connect } from '../project/connect.ts';
import { createProject } from '../project/create.ts';
import { fileNameOf, PROJECT_SUFFIX, withProjectSuffix } from '../project/fileNames.ts';
import { userFolders } from '../project/userFolders.ts';
import type { BusinessSpec } from '../simulate/businessSpec.ts';
import { SAMPLE_SEED, sampleBusinesses } from '../simulate/sampleBusinesses.ts';
import { simulateBusiness } from '../simulate/simulateBusiness.ts';
import { writeBusiness } from '../simulate/writeBusiness.ts';
import type { Context, Handlers } from './handler.ts';

const samplePath = (name: string) => join(userFolders().samples, `${name}${PROJECT_SUFFIX}`);

/** Fills a file beside the wanted one and gives it its name when it is whole. */
function makeSample(spec: BusinessSpec, seed: number, path: string, { signal, report }: Context): void {
  if (existsSync(path)) throw new AppError('project.exists', { file: fileNameOf(path) });
  const unfinished = `${path}.unfinished`;
  const remove = () => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  };
  remove();
  try {
    report({ step: 'simulating', done: 0, total: null, rows: null });
    const business = simulateBusiness(spec, seed);
    createProject(unfinished, { name: spec.name, currency: spec.currency, locale: spec.locale });
    const db = connect(unfinished, 'write');
    try {
      writeBusiness(db, business, {
        onRows: (rows, total) => {
          if (signal.aborted) throw new AppError('job.cancelled');
          report({ step: 'storing', done: rows, total, rows });
        },
        onIndexing: () => report({ step: 'indexing', done: 0, total: null, rows: null }),
      });
    } finally {
      db.close();
    }
    renameSync(unfinished, path);
  } catch (error) {
    remove();
    throw error;
  }
}

export const samplesHandlers = {
  'samples.list': () => ({
    samples: sampleBusinesses.map(({ sample, locale, currency, customers }) => ({
      sample,
      locale,
      currency,
      customers,
    })),
  }),
  'samples.create': (args, context) => {
    const spec = sampleBusinesses.find(({ sample }) => sample === args.sample);
    if (!spec) {
      const known = sampleBusinesses.map(({ sample }) => sample).join(', ');
      throw new AppError('samples.unknown', { sample: args.sample, known });
    }
    const wanted = args.project === undefined ? null : context.tickets.redeem(args.project, 'save');
    const path = wanted === null ? samplePath(spec.name) : withProjectSuffix(wanted);
    // The sample that was looked at before is the one to go on with.
    const isThere = wanted === null && args.seed === undefined && existsSync(path);
    if (!isThere) makeSample(spec, args.seed ?? SAMPLE_SEED, path, context);
    return { file: context.tickets.grant(path, 'open'), fileName: fileNameOf(path) };
  },
} satisfies Handlers<'samples'>;
