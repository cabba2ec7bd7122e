// From a spreadsheet to a report, as a new user goes, in both languages.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import en from '../../resources/locales/en.json' with { type: 'json' };
import zh from '../../resources/locales/zh-CN.json' with { type: 'json' };
import { expect, loadAll, shopOrders, test } from './app.ts';

const screens = {
  understand: [
    'overview',
    'definition',
    'churn',
    'churn?tab=control',
    'cohorts',
    'survival',
    'profile',
    'profile?tab=together',
  ],
  groups: [
    'segments',
    'segments?tab=own',
    'segments?tab=clusters',
    'value',
    'concentration',
    'indicators',
    'indicators?tab=finance',
    'costBenefit',
  ],
  warn: [
    'alertRules',
    'alerts',
    'behaviour',
    'prediction',
    'prediction?tab=list',
    'prediction?tab=registry',
    'toCome',
    'forecast',
  ],
  rest: ['customers', 'duplicates', 'records', 'report', 'checkUs', 'settings', 'import'],
} as const;

async function dropOrders(page: Page, name = '订单.csv'): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: new RegExp(`${en.start.drop.title}|${zh.start.drop.title}`) }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(shopOrders(), 'utf8') });
}

async function visit(page: Page, screen: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `#/${name}`;
  }, screen);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('main')).toBeVisible();
}

async function violationsAt(page: Page, place: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${place}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

for (const { locale, texts } of [
  { locale: 'zh-CN', texts: zh },
  { locale: 'en-GB', texts: en },
]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });

    test('a spreadsheet becomes a report', async ({ page, app }) => {
      await dropOrders(page);
      await page.getByRole('button', { name: texts.start.new.createAndLook }).click();

      await loadAll(page);
      await expect(page.getByText(texts.import.report.next)).toBeVisible({ timeout: 60_000 });
      const rows = shopOrders().trim().split('\r\n').length - 1;
      const grouped = (count: number) => count.toLocaleString('en-GB');
      // Two rows of the export cannot be used: one without a customer, one on 30 February.
      await expect(page.getByRole('main')).toContainText(grouped(rows));
      await expect(page.getByRole('main')).toContainText(grouped(rows - 2));

      await page.getByText(texts.import.report.next).click();
      await expect(page).toHaveURL(/overview/);
      await expect(page.getByRole('main')).toContainText('%');

      await visit(page, 'report');
      await page.getByRole('button', { name: texts.report.screen.build }).first().click();
      const preview = page.frameLocator('iframe');
      await expect(preview.locator('h1').first()).toBeVisible({ timeout: 60_000 });
      expect(app.complaints).toEqual([]);
    });
  });
}

// Contrast goes with the theme, names go with the language: two of the four ways show both.
for (const { locale, colorScheme, texts } of [
  { locale: 'zh-CN', colorScheme: 'light', texts: zh },
  { locale: 'en-GB', colorScheme: 'dark', texts: en },
] as const) {
  test.describe(`${locale}, ${colorScheme}`, () => {
    test.use({ locale, colorScheme, viewport: { width: 1280, height: 800 } });

    for (const [group, names] of Object.entries(screens)) {
      test(`every screen is accessible: ${group}`, async ({ page, app }) => {
        await page.getByRole('button', { name: new RegExp(texts.start.sample.partsDealer.name) }).click();
        await expect(page).toHaveURL(/overview/, { timeout: 60_000 });
        for (const screen of names) {
          await visit(page, screen);
          await page.waitForTimeout(600);
          const found = await violationsAt(page, screen);
          expect.soft(found).toEqual([]);
        }
        expect(app.complaints).toEqual([]);
      });
    }

    test('alerts, their back-test and trained models are accessible', async ({ page, app }) => {
      test.setTimeout(240_000);
      await page.getByRole('button', { name: new RegExp(texts.start.sample.partsDealer.name) }).click();
      await expect(page).toHaveURL(/overview/, { timeout: 60_000 });
      const main = page.getByRole('main');

      await visit(page, 'alertRules');
      await main.getByRole('button', { name: texts.alertRules.starter.start }).click();
      await expect(main).toContainText(texts.alertRules.byRule, { timeout: 60_000 });
      expect.soft(await violationsAt(page, 'back-test')).toEqual([]);

      await visit(page, 'alerts');
      await main.locator('[row-index="0"] [col-id="name"]').filter({ hasText: /\S/ }).click();
      await expect(main.getByRole('group', { name: texts.alerts.cameOf })).toBeVisible();
      expect.soft(await violationsAt(page, 'alert')).toEqual([]);
      await visit(page, 'alerts?tab=held');
      await expect(main).toContainText(texts.alerts.fatigue.title);
      expect.soft(await violationsAt(page, 'held')).toEqual([]);

      await visit(page, 'prediction');
      await main.getByRole('button', { name: texts.prediction.train, exact: true }).click();
      await expect(main.getByRole('button', { name: texts.prediction.trainAgain })).toBeVisible({ timeout: 120_000 });
      for (const screen of ['prediction', 'prediction?tab=list', 'prediction?tab=registry']) {
        await visit(page, screen);
        await page.waitForTimeout(600);
        expect.soft(await violationsAt(page, screen)).toEqual([]);
      }
      expect(app.complaints).toEqual([]);
    });
  });
}

test('the as-of date moves the whole workbench, and latest brings it back', async ({ page, app }) => {
  await page
    .getByRole('button', { name: new RegExp(`${en.start.sample.teaHouse.name}|${zh.start.sample.teaHouse.name}`) })
    .click();
  await expect(page).toHaveURL(/overview/, { timeout: 60_000 });
  const headline = page.getByRole('main').locator('p').first();
  await expect(headline).toContainText('%');
  const latest = await headline.textContent();
  const field = page.getByLabel(new RegExp(`^(${en.frame.asOf.field}|${zh.frame.asOf.field})$`));
  await field.fill('2025-03-31');
  await field.press('Enter');
  await expect(headline).not.toHaveText(latest ?? '');
  await page.getByRole('button', { name: new RegExp(`^(${en.frame.asOf.latest}|${zh.frame.asOf.latest})$`) }).click();
  await expect(headline).toHaveText(latest ?? '');
  expect(app.complaints).toEqual([]);
});

test('imported markup and formulas stay text', async ({ page, app }) => {
  const hostile = [
    'order_id,customer_id,customer_name,order_date,amount,__proto__',
    ...Array.from(
      { length: 60 },
      (_, k) =>
        `${k},C${k % 12},"<img src=x onerror=alert(1)>${k % 12}",2024-0${1 + (k % 9)}-1${k % 9},${k + 1},"=cmd|'/c calc'!A1"`,
    ),
  ].join('\n');
  page.on('dialog', (dialog) => {
    app.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: new RegExp(`${en.start.drop.title}|${zh.start.drop.title}`) }).click(),
  ]);
  await chooser.setFiles({ name: 'hostile.csv', mimeType: 'text/csv', buffer: Buffer.from(hostile) });
  await page
    .getByRole('button', { name: new RegExp(`${en.start.new.createAndLook}|${zh.start.new.createAndLook}`) })
    .click();
  await loadAll(page);
  await expect(page.getByText(new RegExp(`${en.import.report.next}|${zh.import.report.next}`))).toBeVisible({
    timeout: 60_000,
  });
  await visit(page, 'customers');
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
  await visit(page, 'overview');
  expect(await page.locator('img[src="x"]').count()).toBe(0);
});

test('a second visit with the same address is refused', async ({ browser, app }) => {
  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(app.address);
  expect(answer?.status()).toBe(401);
  await stranger.context().close();
});

test('the page asks for nothing outside this computer', async ({ page, app }) => {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const policy = await page.evaluate(() =>
    document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content'),
  );
  expect(policy ?? '').not.toMatch(/https?:/);
  expect(readFileSync(new URL('../../dist/renderer/index.html', import.meta.url), 'utf8')).not.toMatch(
    /(src|href)="https?:/,
  );
  expect(app.complaints).toEqual([]);
});
