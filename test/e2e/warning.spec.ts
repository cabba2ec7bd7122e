// From rules taken with one click to the question next month whether they hold, in both languages.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { read, utils, write } from 'xlsx';
import en from '../../resources/locales/en.json' with { type: 'json' };
import zh from '../../resources/locales/zh-CN.json' with { type: 'json' };
import { expect, test } from './app.ts';

const main = (page: Page) => page.getByRole('main');

/** A sentence of the language files with anything in the place of its figures. */
const like = (template: string): RegExp =>
  new RegExp(
    template
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+?'),
  );

/** Rows of a call sheet below its head, as cells. */
function sheetOf(bytes: Buffer) {
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const cells = utils.sheet_to_json<(string | number | null)[]>(sheet, { header: 1, defval: null });
  return { book, sheet, cells };
}

for (const { locale, texts } of [
  { locale: 'zh-CN', texts: zh as unknown as typeof en },
  { locale: 'en-GB', texts: en },
]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });

    test('rules, back-test, calls, outcomes, next month', async ({ page, app }, info) => {
      test.setTimeout(240_000);
      await page.getByRole('button', { name: new RegExp(texts.start.sample.teaHouse.name) }).click();
      await expect(page).toHaveURL(/overview/, { timeout: 60_000 });
      // The list is made a month before the data end, so that there is a next month.
      await page.getByRole('button', { name: texts.frame.asOf.monthBack }).click();

      await page.evaluate(() => {
        location.hash = '#/alertRules';
      });
      await page.getByRole('button', { name: texts.alertRules.starter.start }).click();
      await expect(page).toHaveURL(/tab=backTest/);
      await expect(main(page)).toContainText(like(texts.alertRules.headline.level3), { timeout: 60_000 });

      await page.getByRole('link', { name: texts.alertRules.next.cutsAction }).click();
      const slider = page.getByRole('slider', { name: texts.alertRules.aim.capacity });
      await expect(slider).toBeVisible();
      const take = page.getByRole('button', { name: texts.alertRules.takeCuts });
      await expect(take).toBeEnabled({ timeout: 60_000 });
      const before = await slider.getAttribute('aria-valuenow');
      await slider.focus();
      for (let press = 0; press < 2; press++) await page.keyboard.press('ArrowLeft');
      await expect(slider).not.toHaveAttribute('aria-valuenow', before!);
      // What another number of calls would bring is there at once, while it is judged.
      await expect(main(page)).toContainText(like(texts.alertRules.preview), { timeout: 2000 });
      await take.click();
      await expect(page).toHaveURL(/alerts/);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: texts.alerts.files.callSheet, exact: true }).click(),
      ]);
      const path = info.outputPath(download.suggestedFilename());
      await download.saveAs(path);
      const { book, sheet, cells } = sheetOf(readFileSync(path));
      const head = cells.findIndex((row) => row.includes(texts.alerts.sheet.alert));
      expect(head).toBeGreaterThanOrEqual(0);
      const outcomeAt = cells[head]!.findIndex((cell) => String(cell).startsWith(texts.alerts.sheet.outcome));
      const called = Math.min(4, cells.length - head - 1);
      expect(called).toBeGreaterThan(0);
      const outcomes = Object.values(texts.alerts.outcome);
      for (let k = 0; k < called; k++) {
        utils.sheet_add_aoa(sheet, [[outcomes[k]!]], { origin: { r: head + 1 + k, c: outcomeAt } });
      }
      const filled = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;

      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: texts.alerts.readBack.choose }).click(),
      ]);
      await chooser.setFiles({
        name: download.suggestedFilename(),
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: filled,
      });
      const store =
        locale === 'zh-CN' || called > 1 ? texts.alerts.readBack.store_other : texts.alerts.readBack.store_one;
      await page.getByRole('button', { name: store.replace('{{count}}', String(called)) }).click();
      const stored =
        locale === 'zh-CN' || called > 1 ? texts.alerts.readBack.stored_other : texts.alerts.readBack.stored_one;
      await expect(page.getByText(stored.replace('{{count}}', String(called)))).toBeVisible();

      await page.getByRole('button', { name: texts.frame.asOf.monthOn }).click();
      await expect(main(page)).toContainText(like(texts.alerts.notice.compared), { timeout: 30_000 });
      await page.getByRole('tab', { name: texts.alerts.held.title }).click();
      await expect(main(page)).toContainText(like(texts.alerts.held.refused.waiting));
      expect(app.complaints).toEqual([]);
    });
  });
}
