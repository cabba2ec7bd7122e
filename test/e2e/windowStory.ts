// What a new user does in the window: a spreadsheet in, a report out, with the system's dialogs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import en from '../../resources/locales/en.json' with { type: 'json' };
import { loadAll, shopOrders } from './app.ts';

export type WindowUnderTest = {
  readonly page: Page;
  readonly home: string;
  /** What the user chooses in the next dialog of this kind. */
  readonly willChoose: (dialog: 'open' | 'save', path: string) => Promise<unknown>;
};

export async function windowStory({ page, home, willChoose }: WindowUnderTest): Promise<void> {
  const at = (name: string) => join(home, name);
  writeFileSync(at('订单.csv'), shopOrders());

  await willChoose('open', at('订单.csv'));
  await page.getByRole('button', { name: en.start.drop.title }).click();
  await willChoose('save', at('留客.holdfast'));
  await page.getByRole('button', { name: en.start.new.createAndLook }).click();
  await loadAll(page);
  await page.getByText(en.import.report.next).click({ timeout: 60_000 });
  await expect(page).toHaveURL(/overview/);
  await expect(page.getByRole('main')).toContainText('%');

  await page.evaluate(() => {
    location.hash = '#/report';
  });
  await page.getByRole('button', { name: en.report.screen.build }).first().click();
  const savePdf = page.getByRole('button', { name: en.report.screen.savePdf });
  await savePdf.waitFor({ timeout: 60_000 });
  await willChoose('save', at('report.pdf'));
  await savePdf.click();
  await expect(page.getByText(en.report.screen.saved)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(at('report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
}
