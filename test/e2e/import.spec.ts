// The files people really bring, from drop to overview and back out again, in both languages; once by keyboard alone.
import type { FileChooser, Page } from '@playwright/test';
import en from '../../resources/locales/en.json' with { type: 'json' };
import zh from '../../resources/locales/zh-CN.json' with { type: 'json' };
import { britishWholesaler, chineseShop, complaintLog, crmDump } from '../importing/makeFiles.ts';
import { expect, test } from './app.ts';

type Upload = { name: string; mimeType: string; buffer: Buffer };
const upload = ({ name, bytes }: { name: string; bytes: Buffer }): Upload => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: bytes,
});

const shop = chineseShop();
const north = britishWholesaler();
const crm = crmDump();
const complaints = complaintLog();

const stories = [
  { name: 'a shop’s monthly export', files: [upload(shop)], imports: 1, rows: shop.truth.stored, truth: shop.truth },
  {
    name: 'a wholesaler’s workbook',
    files: [upload(north)],
    imports: 2,
    rows: north.truth.stored + north.truth.accounts,
    truth: north.truth,
  },
  {
    name: 'a CRM dump and a complaint log',
    files: [upload(crm), upload(complaints)],
    imports: 4,
    rows: crm.truth.stored + crm.truth.contacts + crm.truth.activities + complaints.truth.rows,
    truth: crm.truth,
  },
];

const grouped = (count: number) => count.toLocaleString('en-GB');
const main = (page: Page) => page.getByRole('main');
const footer = (page: Page) => page.locator('main footer');
const step = (page: Page) => new URL(page.url().replace('#/', '')).searchParams.get('step');

/** The step as the page shows it: an address may be a moment ahead of what answers keys. */
async function stands(page: Page, name: keyof typeof zh.import.steps): Promise<void> {
  await expect(page.locator('[aria-current="step"]')).toContainText(zh.import.steps[name]);
  await expect(footer(page).getByRole('button').last()).toBeEnabled({ timeout: 30_000 });
}

async function start(page: Page, texts: typeof en, files: readonly Upload[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: texts.start.drop.title }).click(),
  ]);
  await chooser.setFiles([...files]);
  await page.getByRole('button', { name: texts.start.new.createAndLook }).click();
}

/** Goes on from step to step; answers what is asked; ends on the load report. Answers how many questions there were. */
async function through(page: Page, texts: typeof en): Promise<number> {
  let questions = 0;
  await expect(footer(page)).toBeVisible({ timeout: 30_000 });
  for (let turn = 0; turn < 20 && !page.url().includes('batch='); turn++) {
    if (step(page) === 'questions') {
      const asked = page.locator('fieldset');
      questions = await asked.count();
      for (let k = 0; k < questions; k++) await asked.nth(k).getByRole('radio').first().check();
    }
    const before = page.url();
    const on = footer(page).getByRole('button').last();
    await expect(on).toBeEnabled({ timeout: 60_000 });
    await on.click();
    await expect.poll(() => page.url(), { timeout: 60_000 }).not.toBe(before);
    if (step(page) === 'load') await expect(page).toHaveURL(/batch=/, { timeout: 60_000 });
  }
  await expect(page.getByText(texts.import.report.next)).toBeVisible();
  return questions;
}

async function undoAll(page: Page, texts: typeof en): Promise<void> {
  await page.evaluate(() => {
    location.hash = '#/import';
  });
  const undo = page.getByRole('button', { name: new RegExp(`^${texts.import.undo.buttonOf.split('{{')[0]}`) });
  for (let left = await undo.count(); left > 0; left--) {
    await undo.first().click();
    await page.getByRole('button', { name: texts.import.undo.confirm, exact: true }).click();
    await expect(undo).toHaveCount(left - 1, { timeout: 30_000 });
  }
}

for (const { locale, texts } of [
  { locale: 'zh-CN', texts: zh as unknown as typeof en },
  { locale: 'en-GB', texts: en },
]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });

    for (const story of stories) {
      test(`${story.name} comes in and goes out again`, async ({ page, app }) => {
        await start(page, texts, story.files);
        expect(await through(page, texts)).toBeLessThanOrEqual(2);
        await expect(main(page)).toContainText(grouped(story.rows));
        if (story.imports === 1) await expect(main(page)).toContainText(grouped(story.truth.customers));

        await page.getByText(texts.import.report.next).click();
        await expect(page).toHaveURL(/overview/);
        await expect(main(page)).toContainText('%');

        await undoAll(page, texts);
        await expect(page.getByText(texts.import.earlier.undone)).toHaveCount(story.imports);
        await page.evaluate(() => {
          location.hash = '#/overview';
        });
        await expect(main(page).getByText('%')).toHaveCount(0);
        expect(app.complaints).toEqual([]);
      });
    }
  });
}

test.describe('by keyboard alone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 1280, height: 800 } });

  test('every step is reached forward and back, and the same file again stores nothing', async ({ page, app }) => {
    // Listened for all the time: a key press must not come before the browser knows that somebody listens.
    const choosers: FileChooser[] = [];
    page.on('filechooser', (chooser) => choosers.push(chooser));
    await start(page, zh as unknown as typeof en, [upload(shop)]);
    await expect(footer(page).getByRole('button').last()).toBeEnabled({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    await stands(page, 'check');
    await expect(main(page)).toContainText(grouped(shop.truth.stored), { timeout: 30_000 });
    await page.keyboard.press('Alt+ArrowLeft');
    await stands(page, 'columns');
    await page.keyboard.press('Alt+ArrowLeft');
    await stands(page, 'tables');
    await page.keyboard.press('Enter');
    await stands(page, 'columns');
    await page.keyboard.press('Enter');
    await stands(page, 'check');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/batch=/, { timeout: 60_000 });
    await expect(main(page)).toContainText(grouped(shop.truth.stored));

    await page.evaluate(() => {
      location.hash = '#/import';
    });
    const choose = page.getByRole('button', { name: zh.import.choose.title });
    await expect(page.getByText(zh.import.earlier.title)).toBeVisible();
    await choose.focus();
    choosers.length = 0;
    await page.keyboard.press('Enter');
    await expect.poll(() => choosers.length).toBe(1);
    await choosers[0]!.setFiles([upload(shop)]);
    // Its shape is known by now: straight to the check, which says that the file was here before.
    await expect(main(page)).toContainText(zh.import.difference.sameFile.split('}}')[1] ?? '', { timeout: 30_000 });
    await expect(footer(page).getByRole('button').last()).toBeEnabled({ timeout: 30_000 });
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/batch=/, { timeout: 60_000 });
    await expect(main(page).locator('dl dd').nth(1)).toHaveText('0');
    await expect(main(page).locator('dl dd').last()).toHaveText(grouped(shop.truth.stored));
    expect(app.complaints).toEqual([]);
  });
});

test('a table from the clipboard goes the same way as a file', async ({ page, app }) => {
  await page.getByRole('button', { name: new RegExp(`^(${en.start.newProject}|${zh.start.newProject})$`) }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('Pasted');
  await page.getByRole('button', { name: new RegExp(`^(${en.start.new.create}|${zh.start.new.create})$`) }).click();
  await expect(page.getByText(new RegExp(`${en.import.example.title}|${zh.import.example.title}`))).toBeVisible();
  const rows = Array.from({ length: 30 }, (_, k) => `C${k % 7}\t2024-0${1 + (k % 9)}-1${k % 9}\t${k + 10}.50`);
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    ['customer\tdate\tamount', ...rows].join('\n'),
  );
  await expect(footer(page)).toBeVisible({ timeout: 30_000 });
  await expect(main(page)).toContainText('C0');
  expect(app.complaints).toEqual([]);
});
