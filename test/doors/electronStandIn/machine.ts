// What the stand-in shares between its modules: the browser, the test's answers, and a log of what happened.
import { EventEmitter } from 'node:events';
import { type Cdp, openChromium } from './cdp.ts';

const program = process.env.STANDIN_CHROMIUM;
if (!program) throw new Error('STANDIN_CHROMIUM names no browser');

export const browser: Cdp = await openChromium(program);

/** Answers the test has laid out for the next dialogs of a kind; null cancels. */
export const dialogAnswers: Record<'open' | 'save' | 'message', unknown[]> = { open: [], save: [], message: [] };

export type LogEntry = { what: string; detail: unknown };
export const log: LogEntry[] = [];
export const note = (what: string, detail: unknown): void => void log.push({ what, detail });

/** Pages cannot be loaded from an unknown scheme, so `app://name/` stands for `https://name.app.test/` inside Chromium. */
export const toPage = (url: string): string => url.replace(/^app:\/\/([^/]*)/, 'https://$1.app.test');
export const fromPage = (url: string): string => url.replace(/^https:\/\/([^/]*)\.app\.test/, 'app://$1');

export const themeBus = new EventEmitter();
