import { chmodSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportHandlers } from '../../electron/handlers/report.ts';
import { openProject } from '../../electron/project/open.ts';
import { codeThrown } from '../customers/customerShop.ts';
import { openTiny, TINY_AS_OF } from './tinyBusiness.ts';

describe('report.build', () => {
  const tiny = openTiny();

  test('writes a page, gives its ticket, and notes the run', async () => {
    const before = await tiny.runs();
    expect(before).toEqual([]);
    const built = await tiny.build({ clientName: '清和/茶舍 "<x>"', locale: 'en' });
    const path = tiny.tickets.redeem(built.file, 'open');
    expect(statSync(path).size).toBe(built.sizeBytes);
    expect(built).toMatchObject({ asOf: TINY_AS_OF, locale: 'en' });
    expect(built.fileName).toBe(`清和茶舍 x Customer retention report ${TINY_AS_OF}.html`);
    expect(built.sections).not.toContain('benefit');
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('清和/茶舍 &quot;&lt;x&gt;&quot;');
    expect(page.match(/<svg /g)).toHaveLength(built.charts);

    const second = await tiny.build({ asOf: '2025-03-31', sections: ['churn'] });
    expect(second.locale).toBe('zh-CN');
    const runs = await tiny.runs();
    expect(runs.map(({ asOf, locale, sections }) => ({ asOf, locale, sections }))).toEqual([
      { asOf: '2025-03-31', locale: 'zh-CN', sections: ['churn'] },
      { asOf: TINY_AS_OF, locale: 'en', sections: built.sections },
    ]);
    expect(Date.parse(runs[0]!.builtAt)).toBeGreaterThan(Date.parse('2020-01-01'));
  });

  test('refuses what cannot be reported, and says the way out', async () => {
    expect(await codeThrown(() => tiny.build({ asOf: '2020-01-01' }))).toBe('report.noData');
    expect(await codeThrown(() => tiny.build({ sections: [] }))).toBe('report.noSections');
    expect(await codeThrown(() => tiny.build({ sections: ['benefit'] }))).toBe('report.noSections');
    const empty = openTiny({ customers: [], lines: [] });
    expect(await codeThrown(() => empty.build())).toBe('report.noDataAtAll');
    expect(await empty.runs()).toEqual([]);
  });

  test('stops when it is cancelled and leaves no trace', async () => {
    const before = (await tiny.runs()).length;
    const stopped = () =>
      Promise.resolve(reportHandlers['report.build']({ project: 'p' }, { ...tiny.context, signal: { aborted: true } }));
    expect(await codeThrown(stopped)).toBe('job.cancelled');
    expect(await tiny.runs()).toHaveLength(before);
  });

  test('a project that cannot be written is reported all the same', async () => {
    const kept = openTiny();
    kept.project.close();
    chmodSync(kept.path, 0o444);
    const readOnly = openProject(kept.path, 'r');
    try {
      expect(readOnly.readOnlyReason).not.toBeNull();
      const context = { ...kept.context, project: () => readOnly };
      const built = await reportHandlers['report.build']({ project: 'r' }, context);
      expect(built.charts).toBeGreaterThan(3);
      expect(await reportHandlers['report.runs']({ project: 'r' }, context)).toEqual({ runs: [] });
    } finally {
      readOnly.close();
    }
  });
});
