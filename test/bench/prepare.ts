// The data all subjects share, made once a run and reused when the folder is kept.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../electron/project/connect.ts';
import { createProject } from '../../electron/project/create.ts';
import { bulkTrade } from '../../electron/simulate/samples/bulkTrade.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import type { SimulatedBusiness } from '../../electron/simulate/simulatedBusiness.ts';
import type { Table } from '../../electron/simulate/tables.ts';
import { writeBusiness } from '../../electron/simulate/writeBusiness.ts';
import { writeCsv } from '../../electron/simulate/writeCsv.ts';
import { isoDate } from '../../shared/dates.ts';

const SEED = 1;

export type BenchFiles = {
  /** Projects of about 2 million and 500,000 lines. */
  large: string;
  middle: string;
  /** About 4 million lines. */
  huge: string;
  /** The lines of the large project: customer, day, order, amount, refund. */
  linesCsv: string;
};

export const benchFiles = (folder: string): BenchFiles => ({
  large: join(folder, 'large.holdfast'),
  middle: join(folder, 'middle.holdfast'),
  huge: join(folder, 'huge.holdfast'),
  linesCsv: join(folder, 'lines-2m.csv'),
});

function* lineRows({ lines }: SimulatedBusiness): Iterable<string[]> {
  for (let i = 0; i < lines.count; i++) {
    yield [
      String(lines.customer[i]!),
      isoDate(lines.day[i]!),
      String(lines.order[i]!),
      String(lines.amountE4[i]!),
      String(lines.refund[i]!),
    ];
  }
}

/** Makes what is missing; a file appears under its name when it is whole. */
export function prepare(folder: string, say: (line: string) => void, withHuge: boolean): void {
  mkdirSync(folder, { recursive: true });
  const files = benchFiles(folder);
  const make = (path: string, build: (unfinished: string) => void) => {
    if (existsSync(path)) return;
    say(`making ${path}`);
    build(`${path}.part`);
    renameSync(`${path}.part`, path);
  };
  const csv = (path: string, table: Table) => make(path, (unfinished) => void writeCsv(unfinished, table));
  const project = (path: string, business: () => SimulatedBusiness) =>
    make(path, (unfinished) => {
      createProject(unfinished, { name: 'Bench', currency: 'GBP', locale: 'en' });
      const db = connect(unfinished, 'write');
      writeBusiness(db, business());
      db.close();
    });
  if (!existsSync(files.large) || !existsSync(files.linesCsv)) {
    const large = simulateBusiness(bulkTrade(200_000), SEED);
    csv(files.linesCsv, { header: ['customer', 'day', 'order_no', 'amount', 'refund'], rows: () => lineRows(large) });
    project(files.large, () => large);
  }
  project(files.middle, () => simulateBusiness(bulkTrade(47_000), SEED));
  if (withHuge) project(files.huge, () => simulateBusiness(bulkTrade(400_000), SEED));
}
