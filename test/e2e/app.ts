// The real program through the browser door, for the end-to-end tests: its own home, its own process.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';

const launcher = fileURLToPath(new URL('../../electron/doors/start.mjs', import.meta.url));

export type App = {
  readonly home: string;
  readonly address: string;
  /** What went wrong in the page so far: console errors, broken policy, requests that left this computer. */
  readonly complaints: string[];
};

function startDoor(home: string): Promise<{ address: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [launcher, '--browser', '--no-open'], {
    env: { ...process.env, HOLDFAST_HOME: home, LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said)?.[0];
      if (address) resolve({ address, child });
    });
    child.on('exit', (code) => reject(new Error(`the door closed with ${code}: ${said}`)));
  });
}

function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') complaints.push(`request: ${request.url()}`);
  });
}

export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'holdfast-e2e-'));
    const { address, child } = await startDoor(home);
    const complaints: string[] = [];
    listenForComplaints(page, complaints);
    await page.goto(address);
    await use({ home, address, complaints });
    // Before the door closes: a page without its engine has reason to complain.
    expect(complaints).toEqual([]);
    const exited = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await exited;
    rmSync(home, { recursive: true, force: true });
  },
});

export { expect };

/** Through the steps of an import that needs no answers, to its report. */
export async function loadAll(page: Page): Promise<void> {
  const on = page.locator('main footer').getByRole('button').last();
  await expect(on).toBeEnabled({ timeout: 60_000 });
  await on.click();
  await expect(page).toHaveURL(/step=check/);
  await expect(on).toBeEnabled({ timeout: 60_000 });
  await on.click();
  await expect(page).toHaveURL(/batch=/, { timeout: 60_000 });
}

/** An order export as a small shop has it, with a few rows that cannot be used. */
export function shopOrders(): string {
  const lines = ['订单编号,会员号,会员姓名,下单时间,实付金额,商品名称'];
  let orderNo = 20240001;
  for (let customer = 1; customer <= 90; customer++) {
    const rhythm = 10 + ((customer * 7) % 35);
    const stopsAfter = customer % 3 === 0 ? 200 : 700;
    for (let day = customer % rhythm; day < stopsAfter; day += rhythm + ((customer * day) % 5)) {
      const date = new Date(Date.UTC(2023, 0, 1) + day * 86_400_000);
      const text = `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()} 9:05`;
      lines.push(
        `${orderNo++},M${String(customer).padStart(4, '0')},会员${customer},${text},"￥1,${String(100 + customer)}.50",龙井`,
      );
    }
  }
  lines.push(`${orderNo++},,散客,2023/3/5 10:00,￥30.00,红茶`, `${orderNo++},M0001,会员1,2023/2/30 10:00,￥30.00,红茶`);
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
