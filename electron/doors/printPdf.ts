// A page from disk as PDF, by whatever Chromium the machine has. Used where there is no window to print from.
import { spawn } from 'node:child_process';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AppError } from '../../shared/errors.ts';
import { findChromium, type Machine, thisMachine } from './findChromium.ts';

const LIMIT_MS = 120_000;
/** The running head on every page needs margin boxes, which came with this version. */
const OLDEST_CHROMIUM = 131;

function run(program: string, args: readonly string[], signal?: AbortSignal): Promise<{ code: number; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
      signal,
      windowsHide: true,
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      said = (said + part).slice(-4000);
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? -1, said }));
  });
}

export type PrintOptions = { readonly machine?: Machine; readonly signal?: AbortSignal };

/** Prints the HTML file at `htmlPath` to `pdfPath`, which appears only when it is complete. */
export async function printPdf(htmlPath: string, pdfPath: string, options: PrintOptions = {}): Promise<void> {
  const machine = options.machine ?? thisMachine();
  const program = await findChromium(machine);
  if (program === null) throw new AppError('report.noBrowser', { oldest: String(OLDEST_CHROMIUM) });
  const profile = await mkdtemp(join(tmpdir(), 'holdfast-print-'));
  const unfinished = join(dirname(resolve(pdfPath)), `.${Date.now()}-${process.pid}.pdf.part`);
  const root = process.getuid?.() === 0;
  const args = [
    ...['--headless', '--disable-gpu', '--no-first-run', '--no-default-browser-check', '--disable-extensions'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'],
    // A sandboxed Chromium does not start as root; the page's own policy forbids scripts and loads nothing.
    ...(root ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${unfinished}`,
    pathToFileURL(resolve(htmlPath)).href,
  ];
  try {
    const { code, said } = await run(program, args, options.signal).catch((error: Error) => ({
      code: -1,
      said: error.message,
    }));
    if (options.signal?.aborted) throw new AppError('job.cancelled');
    const size = await stat(unfinished).then(
      (file) => file.size,
      () => 0,
    );
    if (size === 0) {
      const lastLine = said.trim().split('\n').at(-1) ?? '';
      throw new AppError('report.printFailed', { program, code: String(code), said: lastLine.slice(0, 300) });
    }
    await rename(unfinished, resolve(pdfPath));
  } finally {
    await rm(unfinished, { force: true });
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
