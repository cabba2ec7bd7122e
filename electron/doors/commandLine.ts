// The command-line door: `holdfast <noun.verb> --flag value …`. Exit code 0 answered, 1 the answer is an error, 2 wrong use.
import { copyFileSync, existsSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, resolve, sep } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import type { Progress } from '../../shared/contract/call.ts';
import type { FieldRole, Locale } from '../../shared/contract/common.ts';
import { type ArgsIn, type CallName, callNames, contract } from '../../shared/contract/contract.ts';
import { fieldRole, listRole } from '../../shared/contract/fieldRole.ts';
import type { Engine } from '../../shared/engineClient.ts';
import { AppError } from '../../shared/errors.ts';
import { type Format, makeFormat } from '../../shared/format.ts';
import { connectEngine } from '../connectEngine.ts';
import { freePath } from '../project/fileNames.ts';
import { type EngineThread, startEngine } from '../startEngine.ts';
import { flagsOf, parseFlags } from './flags.ts';
import { systemLocale } from './language.ts';
import { printPdf } from './printPdf.ts';
import { printResult } from './printResult.ts';

const MISSING: Record<Exclude<FieldRole, 'saveFile'>, string> = {
  project: 'project.missing',
  openFile: 'cli.noSuchFile',
  openFolder: 'cli.noSuchFolder',
};
const TICKET = /^open-[0-9a-f-]{36}$/;
const WRONG_USE = /^(cli\.(unknownCall|unknownFlag|flagWithoutValue|badFlag)|call\.badArguments)$/;

function helpForAll(format: Format): string {
  const width = Math.max(...callNames.map((name) => name.length));
  return [
    format.t('cli.usage'),
    '',
    ...callNames.map((name) => `  ${name.padEnd(width)}  ${contract[name].help}`),
    '',
    format.t('cli.usageFlags'),
  ].join('\n');
}

function helpFor(name: CallName, format: Format): string {
  const flags = flagsOf(name);
  const width = Math.max(0, ...flags.map(({ flag, takes }) => flag.length + takes.length + 1));
  return [
    `holdfast ${name}`,
    contract[name].help,
    '',
    ...flags.map(({ flag, takes, required, repeats }) => {
      const notes = [required && format.t('cli.required'), repeats && format.t('cli.repeats')];
      return `  ${`${flag} ${takes}`.padEnd(width)}  ${notes.filter(Boolean).join(', ')}`.trimEnd();
    }),
    '',
    format.t('cli.usageFlags'),
  ].join('\n');
}

/** Paths among the arguments become tickets, and the project file an open project. */
async function withTickets(
  name: CallName,
  args: Record<string, unknown>,
  thread: EngineThread,
  engine: Engine,
): Promise<Record<string, unknown>> {
  const ticketFor = async (path: string, role: FieldRole): Promise<string> => {
    const full = resolve(path);
    if (role === 'saveFile') return thread.grant(full, 'save');
    if (!existsSync(full)) throw new AppError(MISSING[role], { file: basename(full) });
    const ticket = await thread.grant(realpathSync(full), 'open');
    return role === 'project' ? (await engine.call('project.open', { file: ticket })).project : ticket;
  };
  const ready = { ...args };
  for (const [field, schema] of Object.entries(contract[name].args.shape)) {
    const value = args[field];
    const role = fieldRole(schema as never);
    const eachRole = listRole(schema as never);
    if (role !== null && typeof value === 'string') ready[field] = await ticketFor(value, role);
    if (eachRole !== null && Array.isArray(value)) {
      const tickets: string[] = [];
      for (const path of value) tickets.push(await ticketFor(String(path), eachRole));
      ready[field] = tickets;
    }
  }
  return ready;
}

/** Tickets further inside a result stand for files that are there already: they read as paths. */
async function withPaths(value: unknown, thread: EngineThread): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => withPaths(item, thread)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(async ([key, item]) => {
    const isTicket = key === 'file' && typeof item === 'string' && TICKET.test(item);
    return [key, isTicket ? await thread.redeem(item, 'open').catch(() => item) : await withPaths(item, thread)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A result that is a file is put where --out says, or under its own name in this folder; its ticket becomes that path. */
async function redeemFile(result: unknown, out: string | null, thread: EngineThread): Promise<unknown> {
  if (typeof result !== 'object' || result === null || !('file' in result) || typeof result.file !== 'string')
    return withPaths(result, thread);
  const made = await thread.redeem(result.file, 'open');
  if (!made.startsWith(thread.resultFolder + sep)) return { ...result, file: made };
  const target = out === null ? freePath(process.cwd(), basename(made)) : resolve(out);
  if (extname(target).toLowerCase() === '.pdf' && extname(made) === '.html') await printPdf(made, target);
  else copyFileSync(made, target);
  const facts = 'sizeBytes' in result ? { sizeBytes: statSync(target).size } : {};
  return { ...result, ...facts, file: target, fileName: basename(target) };
}

function makeProgress(format: Format): { show: (progress: Progress) => void; clear: () => void } {
  const line = ({ step, done, total, rows }: Progress) => {
    const part = total ? ` ${format.share(Math.min(1, done / total))}` : '';
    const label = format.t(`progress.${step}`);
    return `${label === `progress.${step}` ? step : label}${part}${rows === null ? '' : ` · ${format.t('cli.rows', { count: rows })}`}`;
  };
  let last = 0;
  return {
    show: (progress) => {
      if (process.stderr.isTTY) return void process.stderr.write(`\r\u001b[K${line(progress)}`);
      if (performance.now() - last < 1000) return;
      last = performance.now();
      process.stderr.write(`${line(progress)}\n`);
    },
    clear: () => {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}

function sayError(error: unknown, format: Format, json: boolean): number {
  const known = error instanceof AppError;
  const code = known ? error.code : 'internal';
  const params = known ? error.params : { call: '', detail: error instanceof Error ? error.message : String(error) };
  const key = `errors.${code}`;
  const said = format.t(key, params);
  const hintKey = `cli.hint.${code}`;
  const hint = format.t(hintKey);
  const message = [said === key ? `${code} ${JSON.stringify(params)}` : said, ...(hint === hintKey ? [] : [hint])].join(
    '\n',
  );
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, params, message } }, null, 2)}\n`);
  process.stderr.write(`${message}\n`);
  return WRONG_USE.test(code) ? 2 : 1;
}

async function answer(name: CallName, words: string[], locale: Locale): Promise<number> {
  let format = makeFormat(locale, 'CNY');
  const json = words.includes('--json');
  let thread: EngineThread | null = null;
  try {
    const { args, door } = parseFlags(name, words);
    if (door.lang) format = makeFormat(door.lang, 'CNY');
    if (door.help) {
      process.stdout.write(`${helpFor(name, format)}\n`);
      return 0;
    }
    thread = startEngine();
    const engine = connectEngine(thread);
    const cancel = new AbortController();
    process.once('SIGINT', () => cancel.abort());
    process.once('SIGTERM', () => cancel.abort());
    const progress = makeProgress(format);
    const ready = await withTickets(name, args, thread, engine);
    const answered = await engine
      .call(name, ready as ArgsIn<CallName>, { signal: cancel.signal, onProgress: progress.show })
      .finally(progress.clear);
    const result = await redeemFile(answered, door.out, thread);
    if (typeof ready.project === 'string' && ready.project.startsWith('project-')) {
      const { currency } = await engine.call('project.info', { project: ready.project });
      format = makeFormat(format.locale, currency);
    }
    process.stdout.write(`${door.json ? JSON.stringify(result, null, 2) : printResult(result, format)}\n`);
    return 0;
  } catch (error) {
    return sayError(error, format, json);
  } finally {
    await thread?.stop();
  }
}

async function main(words: string[]): Promise<number> {
  const locale = systemLocale();
  const format = makeFormat(locale, 'CNY');
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(`${helpForAll(format)}\n`);
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`${packageJson.version}\n`);
    return 0;
  }
  if (!callNames.includes(name as CallName))
    return sayError(new AppError('cli.unknownCall', { call: name }), format, rest.includes('--json'));
  return answer(name as CallName, rest, locale);
}

/** A pipe may take its time; leaving early would cut a long answer. */
const flushed = (stream: NodeJS.WriteStream) => new Promise<void>((done) => stream.write('', () => done()));

process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
const exitCode = await main(process.argv.slice(2));
await flushed(process.stdout);
await flushed(process.stderr);
process.exit(exitCode);
