import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Context } from '../../electron/handlers/handler.ts';
import { importsHandlers } from '../../electron/handlers/imports.ts';
import { makeTickets } from '../../electron/tickets.ts';
import { importsCalls } from '../../shared/contract/imports.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { newProject } from './importing.ts';
import { writeTestFile } from './readingFiles.ts';

const folder = temporaryFolder();

test('a file goes from ticket to report, its rejected rows out again as harmless csv, and back by undo', async () => {
  const project = newProject(folder);
  const tickets = makeTickets(folder);
  const context: Context = {
    project: () => project,
    sessions: { open: () => project, close: () => true },
    tickets,
    signal: { aborted: false },
    report: () => {},
  };
  const path = writeTestFile(
    folder,
    '三月订单.csv',
    '会员号,日期,金额,备注\n1,2024-03-01,5,好\n,2024-03-02,6,"=HYPERLINK(""x"")"\n2,2024-03-99,7,-1+2\n',
  );
  const file = tickets.grant(path, 'open');
  const seen = importsCalls['imports.preview'].result.parse(
    await importsHandlers['imports.preview']({ file }, context),
  );
  expect(seen.ready).toBe(true);
  const report = importsCalls['imports.run'].result.parse(
    await importsHandlers['imports.run']({ project: 'p', file }, context),
  );
  expect(report).toMatchObject({ rowsRead: 3, rowsStored: 1, rowsRejected: 2 });
  const rejected = importsHandlers['imports.rejected'](
    { project: 'p', batch: report.batch, offset: 1, limit: 1 },
    context,
  );
  expect(importsCalls['imports.rejected'].result.parse(rejected).rows.map(({ row }) => row)).toEqual([4]);
  const out = importsHandlers['imports.exportRejected'](
    { project: 'p', batch: report.batch, locale: 'zh-CN' },
    context,
  );
  expect(out.fileName).toMatch(/三月订单 未导入的行\.csv$/);
  expect(readFileSync(tickets.redeem(out.file, 'open'), 'utf8')).toBe(
    `\uFEFF行号,原因,会员号,日期,金额,备注\r\n3,“会员号”为空，不知道是哪位客户,,2024-03-02,6,"'=HYPERLINK(""x"")"\r\n4,“日期”中的“2024-03-99”不是日期,2,2024-03-99,7,'-1+2\r\n`,
  );
  const undone = importsCalls['imports.undo'].result.parse(importsHandlers['imports.undo']({ project: 'p' }, context));
  expect(undone.undoneAt).not.toBeNull();
  const list = importsCalls['imports.list'].result.parse(importsHandlers['imports.list']({ project: 'p' }, context));
  expect(list.imports.map(({ undoneAt }) => undoneAt)).toEqual([undone.undoneAt]);
  expect(project.ledger().customerCount).toBe(0);
  project.close();
});
