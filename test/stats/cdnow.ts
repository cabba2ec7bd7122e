// The CDNOW customers of Fader & Hardie, read from beside the checkout; nothing of them is kept here.
import { existsSync, readFileSync } from 'node:fs';

const FILE = new URL('../../../shared/data/cdnow/cdnow_customers_summary_with_transactions.csv', import.meta.url);
export const hasCdnow = existsSync(FILE);

/** By customer: repeat purchases, weeks to the last of them, weeks followed, and their mean amount. */
export function readCdnow(): { x: number[]; tx: number[]; T: number[]; mean: number[] } {
  const rows = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const column = (place: number) => rows.map((row) => row[place]!);
  return { x: column(1), tx: column(2), T: column(3), mean: column(4) };
}
