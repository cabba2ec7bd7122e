// Finds the file of another thread or process of ours: beside a built file stands the other built one; from source the
// build is taken where it is as new, because TypeScript takes four times as long to start.
import { builtFile } from './build.mjs';

/** `name` without ending and relative to `base`, the caller's import.meta.url; built files all stand in one folder. */
export function threadFile(name: string, base: string): URL {
  const plain = name.split('/').at(-1) as string;
  if (!base.endsWith('.ts')) return new URL(`./${plain}.js`, base);
  return builtFile(plain) ?? new URL(`${name}.ts`, base);
}
