// The smallest page there can be: the real bridge and engine client, and a handle for the test.
import { connectEngine } from '../../../renderer/engine.ts';
import { makeHost } from '../../../renderer/host.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import { AppError } from '../../../shared/errors.ts';

export type Outcome = { value: unknown } | { code: string; params: Record<string, unknown> };

const host = makeHost();
const engine = connectEngine(await host.connect());
const heard: unknown[] = [];
host.onMenu((command) => heard.push(command));

async function outcome(work: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params };
    return { code: 'unexpected', params: { message: String(error) } };
  }
}

const testPage = {
  heard,
  call: (name: CallName, args: never) => outcome(engine.call(name, args)),
  host: (name: keyof typeof host, ...args: unknown[]) =>
    outcome(Promise.resolve((host[name] as (...given: unknown[]) => unknown)(...args))),
};
export type TestPage = typeof testPage;

Object.assign(window, { testPage });
if (document.title === 'loading') document.title = 'ready';
