// The files of the import benchmarks, each made when it is first wanted.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bulkTrade } from '../../electron/simulate/samples/bulkTrade.ts';
import { simulateBusiness } from '../../electron/simulate/simulateBusiness.ts';
import { type Table, tableOf } from '../../electron/simulate/tables.ts';
import { writeCsv } from '../../electron/simulate/writeCsv.ts';
import { writeExcel, writeGb18030 } from './writeExports.ts';

const SEED = 1;

function* first<T>(rows: Iterable<T>, count: number): Iterable<T> {
  let n = 0;
  for (const row of rows) {
    if (n++ === count) return;
    yield row;
  }
}

/** Order lines as a wholesaler exports them: about ten a customer. */
const orders = (rows: number): Table => {
  const table = tableOf(simulateBusiness(bulkTrade(rows / 10), SEED), 'orders');
  return { header: table.header, rows: () => first(table.rows(), rows) };
};

const HEADER = [
  '订单编号',
  '下单时间',
  '会员号',
  '会员名',
  '商品名称',
  '商品分类',
  '数量',
  '单价',
  '实付金额',
  '订单状态',
];
const SYLLABLES = [...'张伟李娜王芳刘洋陈静杨磊赵敏黄强周杰吴艳徐丽孙超胡军朱琳高飞林峰何平郭亮马超罗勇梁红宋佳'];

/** A Chinese word for each word, the same each time. */
function makeWords() {
  const known = new Map<string, string>();
  return (text: string): string => {
    let word = known.get(text);
    if (word === undefined) {
      word = '';
      for (let k = 0; k < text.length && word.length < 12; k += 3)
        word += SYLLABLES[(text.charCodeAt(k) * 31 + known.size * 7 + k) % SYLLABLES.length];
      known.set(text, word);
    }
    return word;
  };
}

const chinese = (rows: number): Table => {
  const word = makeWords();
  const words = new Set([3, 4, 5, 9]);
  const { rows: source } = orders(rows);
  return {
    header: HEADER,
    rows: function* () {
      for (const cells of source()) yield cells.map((cell, k) => (words.has(k) ? word(cell) : cell));
    },
  };
};

const ONE_MILLION = 1_000_000;

const MAKERS = {
  'orders-1m.csv': (path) => void writeCsv(path, orders(ONE_MILLION)),
  'orders-5m.csv': (path) => void writeCsv(path, orders(5 * ONE_MILLION)),
  'chinese-1m.csv': (path) => void writeCsv(path, chinese(ONE_MILLION)),
  'chinese-gb18030-1m.csv': (path) => writeGb18030(path, chinese(ONE_MILLION)),
  'orders-1m.xlsx': (path) => writeExcel(path, orders(ONE_MILLION)),
  'orders-2m.csv': (path) => void writeCsv(path, orders(2 * ONE_MILLION)),
} as const satisfies Record<string, (path: string) => void | Promise<void>>;

export type ImportFile = keyof typeof MAKERS | 'online_retail.xlsx';

/** Where a file of the benchmarks is; null for real data that are not here. */
export function importFile(folder: string, name: ImportFile): string | null {
  if (name !== 'online_retail.xlsx') return join(folder, name);
  const path = fileURLToPath(new URL('../../../shared/data/online_retail/online_retail.xlsx', import.meta.url));
  return existsSync(path) ? path : null;
}

export async function prepareImports(
  folder: string,
  names: Iterable<ImportFile>,
  say: (line: string) => void,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of new Set(names)) {
    if (name === 'online_retail.xlsx') continue;
    const path = join(folder, name);
    if (existsSync(path)) continue;
    say(`making ${path}`);
    await MAKERS[name](`${path}.part`);
    renameSync(`${path}.part`, path);
  }
}
