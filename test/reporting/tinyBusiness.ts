// A tea shop small enough to check by hand: fourteen customers, a year and a half, some late, some gone.
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Context } from '../../electron/handlers/handler.ts';
import { reportHandlers } from '../../electron/handlers/report.ts';
import { createProject } from '../../electron/project/create.ts';
import { openProject } from '../../electron/project/open.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { type ArgsIn, contract, type Result } from '../../shared/contract/contract.ts';
import type { ImportReport } from '../../shared/contract/importReports.ts';
import { isoDate, parseIsoDate } from '../../shared/dates.ts';
import { say } from '../../shared/text.ts';
import { fillShop, type Shop, type ShopLine } from '../customers/customerShop.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const FIRST = parseIsoDate('2024-01-03')!;
const LAST = parseIsoDate('2025-06-30')!;
/** Customer, name, days between visits, usual amount, day of the last visit counted from the first. */
const REGULARS: readonly (readonly [string, string | null, number, number, number])[] = [
  ['T001', '林 晓燕', 9, 88, 999],
  ['T002', 'Café Bäumer', 14, 260.5, 999],
  ['T003', '<b>陈</b> & Söhne', 9, 45, 520],
  ['T004', null, 21, 120, 999],
  ['T005', '周建国', 7, 36, 95],
  ['T006', '"><script>alert(1)</script>', 30, 512, 999],
  ['T007', '吴敏', 16, 74.9, 400],
  ['T008', '郑和平', 12, 66, 505],
  ['T009', 'O’Hara & Co', 25, 199, 490],
  ['T010', '冯丽', 18, 58, 310],
  ['T011', null, 33, 140, 999],
  ['T012', '褚天佑', 10, 29.5, 520],
  ['T013', '卫青', 45, 320, 999],
  ['T014', '蒋雯', 6, 18, 60],
];

export const TINY_AS_OF = '2025-06-30';

export function tinyShop(): Shop {
  const lines: ShopLine[] = [];
  REGULARS.forEach(([code, , gap, amount, end], place) => {
    for (let day = place * 4, visit = 0; day <= Math.min(end, LAST - FIRST); day += gap + ((visit * 5) % 4), visit++) {
      const date = isoDate(FIRST + day);
      const orderNo = `${code}-${visit + 1}`;
      lines.push({ code, date, amount: amount + (visit % 3) * 10, orderNo, product: '龙井' });
      if (visit % 7 === 6) lines.push({ code, date, amount: -amount / 2, orderNo });
    }
  });
  lines.push({ code: 'T002', date: TINY_AS_OF, amount: 260.5, orderNo: 'T002-last', product: '龙井' });
  return { customers: REGULARS.map(([code, name]) => ({ code, name })), lines };
}

const rejected: ImportReport['rejectedByReason'] = [
  { code: 'noCustomer', rows: 3, text: say('report.methods.leftOutReason') },
];

export function openTiny(shop: Shop = tinyShop()) {
  const folder = temporaryFolder();
  const path = join(folder, 'tiny.holdfast');
  createProject(path, { name: '清和茶舍', currency: 'CNY', locale: 'zh-CN' });
  const project = openProject(path, 'p');
  afterAll(() => project.close());
  fillShop(project.db, shop);
  project.db
    .prepare(
      `UPDATE import_batch SET rows_read = rows_stored + 3, rows_rejected = 3, file_name = 'orders <2025>.xlsx', report = ?
        WHERE kind = 'orders'`,
    )
    .run(JSON.stringify({ rejectedByReason: rejected }));
  const tickets = makeTickets(folder);
  const refuse = () => {
    throw new Error('not here');
  };
  const context: Context = {
    project: () => project,
    sessions: { open: refuse, close: refuse },
    tickets,
    signal: { aborted: false },
    report: () => {},
  };
  const build = async (args: Omit<ArgsIn<'report.build'>, 'project'> = {}): Promise<Result<'report.build'>> => {
    const full = contract['report.build'].args.parse({ ...args, project: 'p' });
    return contract['report.build'].result.parse(await reportHandlers['report.build'](full, context));
  };
  const runs = async (): Promise<Result<'report.runs'>['runs']> => {
    const answer = await reportHandlers['report.runs']({ project: 'p' }, context);
    return contract['report.runs'].result.parse(answer).runs;
  };
  return { project, path, folder, tickets, context, build, runs };
}
