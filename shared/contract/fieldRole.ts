// What an argument stands for at a door: a project handle, a file to read, a file to write, or plain data (null).
import type { z } from 'zod';
import type { FieldRole } from './common.ts';
import { type Args, type CallName, contract } from './contract.ts';

type Wrapped = z.ZodType & { def: { innerType?: Wrapped } };

/** The schema inside optional, nullable and default. */
export function unwrapped(schema: z.ZodType): z.ZodType {
  let inner = schema as Wrapped;
  while (inner.def.innerType) inner = inner.def.innerType;
  return inner;
}

export function fieldRole(schema: z.ZodType): FieldRole | null {
  const meta = unwrapped(schema).meta() as { role?: FieldRole } | undefined;
  return meta?.role ?? null;
}

/** The role of every entry where an argument is a list of files, or null. */
export function listRole(schema: z.ZodType): FieldRole | null {
  const inner = unwrapped(schema) as z.ZodType & { def: { type: string; element?: z.ZodType } };
  return inner.def.type === 'array' && inner.def.element ? fieldRole(inner.def.element) : null;
}

/** The handle of the project a call works on, or null. */
export function projectHandle<N extends CallName>(name: N, args: Args<N>): string | null {
  for (const [field, schema] of Object.entries(contract[name].args.shape)) {
    if (fieldRole(schema as z.ZodType) !== 'project') continue;
    return ((args as Record<string, unknown>)[field] as string | undefined) ?? null;
  }
  return null;
}
