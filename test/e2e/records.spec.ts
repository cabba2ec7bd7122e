// What people enter, tidy and drop besides the great import: a visit by keyboard, duplicate customers, several files.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import en from '../../resources/locales/en.json' with { type: 'json' };
import zh from '../../resources/locales/zh-CN.json' with { type: 'json' };
import { runCommand } from '../doors/threeDoors.ts';
import { expect, test } from './app.ts';

const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

async function openSample(page: Page): Promise<void> {
  await page
    .getByRole('button', {
      name: new RegExp(`${en.start.sample.partsDealer.name}|${zh.start.sample.partsDealer.name}`),
    })
    .click();
  await expect(page).toHaveURL(/overview/, { timeout: 60_000 });
}

/** Files let go over the window, as from a folder of the desktop. */
async function drop(page: Page, files: readonly { name: string; text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.waitForTimeout(400);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([]);
}

for (const { locale, texts } of [
  { locale: 'en-GB', texts: en },
  { locale: 'zh-CN', texts: zh },
]) {
  test.describe(locale, () => {
    test.use({ locale, viewport: { width: 1280, height: 800 } });

    test('a visit is entered, stored and taken back by keyboard alone', async ({ page, app }) => {
      await openSample(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type(texts.records.enter.interaction, { delay: 5 });
      await page.keyboard.press('Enter');
      const form = page.getByRole('form', { name: texts.records.enter.interaction });
      await expect(form.getByLabel(texts.records.field.customer)).toBeFocused();
      await page.keyboard.type('Nobody Knows');
      await expect(page.getByRole('option', { name: /Nobody Knows/ })).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(form.getByText(texts.records.customer.isNew)).toBeVisible();
      await page.keyboard.type('Asked for a catalogue.');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Fair');
      await page.keyboard.press('Tab');
      const day = form.getByLabel(texts.records.field.date.interaction);
      await expect(day).toBeFocused();
      const today = await day.inputValue();
      await page.keyboard.press('ArrowDown');
      await expect(day).not.toHaveValue(today);
      await page.keyboard.press('t');
      await expect(day).toHaveValue(today);
      await expectAccessible(page, 'entry form');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('status').filter({ hasText: 'Nobody Knows' })).toBeVisible();
      await expect(page.getByRole('gridcell', { name: 'Asked for a catalogue.' })).toBeVisible();
      // Ready for the next: the customer is blank and has the focus, date and channel stay.
      await expect(form.getByLabel(texts.records.field.customer)).toBeFocused();
      await expect(form.getByLabel(texts.records.field.customer)).toHaveValue('');
      await expect(form.getByLabel(texts.records.field.topic.interaction)).toHaveValue('Fair');
      await page.keyboard.press('Control+z');
      await expect(page.getByText(texts.records.takenBack)).toBeVisible();
      await expect(page.getByRole('gridcell', { name: 'Asked for a catalogue.' })).toHaveCount(0);
      await expect(form.getByLabel(texts.records.field.customer)).toHaveValue('Nobody Knows');
      await page.keyboard.press('Escape');
      await expect(form).toHaveCount(0);
      expect(app.complaints).toEqual([]);
    });

    test('two customers are merged, kept apart, and taken apart again', async ({ page, app }) => {
      const twins = join(app.home, 'twins.csv');
      const project = join(app.home, 'twins.holdfast');
      writeFileSync(twins, TWINS);
      await runCommand(app.home, ['project.create', '--project', project, '--name', 'Twins', '--currency', 'EUR']);
      const loaded = await runCommand(app.home, ['imports.run', '--project', project, '--file', twins]);
      expect(loaded.exitCode, loaded.stderr).toBe(0);
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: texts.start.openProject }).click(),
      ]);
      await chooser.setFiles(project);
      await expect(page.getByRole('navigation')).toBeVisible();
      await go(page, '#/customers');
      await page.getByRole('link', { name: texts.duplicates.find }).click();
      const list = page.getByRole('list', { name: texts.duplicates.list });
      await expect(list.getByRole('button')).toHaveCount(2);
      await expectAccessible(page, 'duplicates');

      // The one with a later number stays, because it is chosen.
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('m');
      await expect(list.getByRole('button')).toHaveCount(1);
      await page.getByRole('alert').getByRole('button', { name: texts.duplicates.undo }).click();
      await expect(list.getByRole('button')).toHaveCount(2);
      await page.keyboard.press('m');
      await expect(list.getByRole('button')).toHaveCount(1);
      await page.keyboard.press('n');
      await expect(page.getByText(texts.duplicates.empty.title)).toBeVisible();

      await page.getByRole('tab').nth(1).click();
      const merged = page.getByRole('row', { name: /T1/ });
      await expect(merged).toContainText('T2');
      await expectAccessible(page, 'merged customers');
      await merged.getByRole('link').click();
      await expect(page.getByRole('heading', { name: texts.duplicates.onCard })).toBeVisible();
      await page.getByRole('button', { name: new RegExp(`^${texts.duplicates.takeApart}`) }).click();
      await expect(page.getByRole('heading', { name: texts.duplicates.onCard })).toHaveCount(0);
    });

    test('several files dropped anywhere go into the wizard together', async ({ page, app }) => {
      await openSample(page);
      await drop(page, [
        { name: 'January.csv', text: 'order_id,customer_id,order_date,amount\n1,A1,2026-01-05,10\n' },
        { name: 'February, late.csv', text: 'order_id,customer_id,order_date,amount\n2,A1,2026-02-05,12\n' },
      ]);
      await expect(page).toHaveURL(/import\?files=open-[0-9a-f-]+%2Copen-[0-9a-f-]+/);
      const main = page.getByRole('main');
      await expect(main).toContainText('January.csv');
      await expect(main).toContainText('February, late.csv');
      expect(app.complaints).toEqual([]);
    });
  });
}

const TWINS = [
  'customer_id,customer_name,phone,email,region',
  'T1,Ann Twin,13800001111,ann@x.example,North',
  'T2,Ann Twin,138 0000 1111,ANN@x.example,North',
  'S1,Bob Stone,13900002222,,South',
  'S2,Robert Stone,+86 139 0000 2222,,South',
  'X,Cara Other,13700003333,,East',
  '',
].join('\n');
