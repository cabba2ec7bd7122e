// Finds the file of another thread beside this one: TypeScript when run from source, JavaScript when built.

/** `name` without ending, `base` the caller's import.meta.url; built files all stand in one folder. */
export function threadFile(name: string, base: string): URL {
  const fromSource = base.endsWith('.ts');
  return new URL(fromSource ? `${name}.ts` : `./${name.split('/').at(-1)}.js`, base);
}
