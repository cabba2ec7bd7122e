// Takes the pictures of README from the running program: node test/tools/pictures.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { openBrowserDoor } from '../../electron/doors/browser.ts';
import { buildWhenStale } from '../../electron/doors/buildWhenStale.ts';
import { chromiumForTests } from './chromium.ts';

type Picture = { name: string; locale: 'en-GB' | 'zh-CN'; theme: 'light' | 'dark'; sample: number; screen: string };

const pictures: Picture[] = [
  { name: 'overview-en', locale: 'en-GB', theme: 'light', sample: 0, screen: 'overview' },
  { name: 'churn-zh', locale: 'zh-CN', theme: 'light', sample: 0, screen: 'churn' },
  { name: 'customers-en', locale: 'en-GB', theme: 'dark', sample: 0, screen: 'customers' },
];

const home = mkdtempSync(join(tmpdir(), 'holdfast-pictures-'));
process.env.HOLDFAST_HOME = home;
await buildWhenStale(() => {});
const browser = await chromium.launch({ executablePath: await chromiumForTests(), args: ['--disable-gpu'] });

async function take(page: Page, { name, sample, screen }: Picture): Promise<void> {
  const door = await openBrowserDoor({ open: null });
  await page.goto(door.address);
  await page.locator('section ul button').nth(sample).click();
  await page.waitForURL(/overview/, { timeout: 60_000 });
  await page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, screen);
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2500);
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)) });
  await door.stop();
}

for (const picture of pictures) {
  const context = await browser.newContext({
    locale: picture.locale,
    colorScheme: picture.theme,
    viewport: { width: 1280, height: 800 },
  });
  await take(await context.newPage(), picture);
  await context.close();
}
await browser.close();
rmSync(home, { recursive: true, force: true });
