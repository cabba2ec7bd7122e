// Command-line flags from a call's arguments, and back: `asOf` is `--as-of`; the entry of the contract says the type.
import type { z } from 'zod';
import { type CallName, contract } from '../../shared/contract/contract.ts';
import { fieldRole, listRole, unwrapped } from '../../shared/contract/fieldRole.ts';
import { AppError } from '../../shared/errors.ts';

export const flagOf = (field: string): string => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

type Schema = z.ZodType & {
  def: {
    type: string;
    element?: z.ZodType;
    entries?: Record<string, string>;
    options?: z.ZodType[];
    valueType?: z.ZodType;
  };
};

const fieldsOf = (name: CallName): [string, z.ZodType][] =>
  Object.entries(contract[name].args.shape) as [string, z.ZodType][];

/** In a column mapping a whole number is a position; other records take words. */
const takesPositions = (schema: Schema) => (schema.def.valueType as Schema | undefined)?.def.type === 'union';

/** What stands behind a flag in the help: a type in words. */
function placeholder(schema: z.ZodType): string {
  const role = fieldRole(schema);
  if (role !== null) return role === 'openFolder' ? 'FOLDER' : 'FILE';
  if (listRole(schema) !== null) return 'FILE';
  const inner = unwrapped(schema) as Schema;
  switch (inner.def.type) {
    case 'enum':
      return Object.values(inner.def.entries ?? {}).join('|');
    case 'number':
      return 'NUMBER';
    case 'boolean':
      return 'yes|no';
    case 'record':
      return takesPositions(inner)
        ? 'FIELD=COLUMN'
        : ((inner.meta() as { takes?: string } | undefined)?.takes ?? 'NAME=VALUE');
    case 'array':
      return `${placeholder(inner.def.element as z.ZodType)},…`;
    case 'string':
      return 'TEXT';
    default:
      return 'JSON';
  }
}

/** `repeats`: given again, the flag adds to what it was given before. */
export type FlagHelp = { flag: string; takes: string; required: boolean; repeats: boolean };

export function flagsOf(name: CallName): FlagHelp[] {
  return fieldsOf(name).map(([field, schema]) => ({
    flag: flagOf(field),
    takes: placeholder(schema),
    required: !schema.safeParse(undefined).success,
    repeats: listRole(schema) !== null || (unwrapped(schema) as Schema).def.type === 'record',
  }));
}

const wrong = (flag: string, value: string, takes: string) => new AppError('cli.badFlag', { flag, value, takes });

function asJson(flag: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw wrong(flag, value, 'JSON');
  }
}

/** One value as the schema wants it; whether it fits is the contract's to say. */
function valueFrom(flag: string, schema: z.ZodType, text: string): unknown {
  const inner = unwrapped(schema) as Schema;
  if (text === 'null' && schema.safeParse(null).success) return null;
  switch (inner.def.type) {
    case 'number': {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number)) throw wrong(flag, text, 'NUMBER');
      return number;
    }
    case 'boolean':
      if (/^(yes|true|1)$/i.test(text)) return true;
      if (/^(no|false|0)$/i.test(text)) return false;
      throw wrong(flag, text, 'yes|no');
    case 'array':
      return text.startsWith('[')
        ? asJson(flag, text)
        : text.split(',').map((part) => valueFrom(flag, inner.def.element as z.ZodType, part.trim()));
    case 'object':
    case 'union':
      return asJson(flag, text);
    default:
      return text;
  }
}

/** `field=column`, where a whole number is a position; in other records the last = ends the name. */
function recordEntry(flag: string, schema: Schema, text: string): [string, string | number] {
  const positions = takesPositions(schema);
  const at = positions ? text.indexOf('=') : text.lastIndexOf('=');
  if (at < 1) throw wrong(flag, text, placeholder(schema));
  const value = text.slice(at + 1);
  return [text.slice(0, at), positions && /^\d{1,4}$/.test(value) ? Number(value) : value];
}

/** Flags that belong to the door, not to a call. */
export type DoorFlags = { json: boolean; help: boolean; out: string | null; lang: 'en' | 'zh-CN' | null };
export type ParsedFlags = { args: Record<string, unknown>; door: DoorFlags };

/**
 * Reads the words after the call's name. Throws AppError `cli.unknownFlag`, `cli.flagWithoutValue`, `cli.badFlag`.
 * `--flag value` and `--flag=value` are the same; a boolean flag may stand alone.
 */
export function parseFlags(name: CallName, words: readonly string[]): ParsedFlags {
  const fields = new Map(fieldsOf(name).map(([field, schema]) => [flagOf(field), { field, schema }]));
  const args: Record<string, unknown> = {};
  const door: DoorFlags = { json: false, help: false, out: null, lang: null };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const at = word.startsWith('--') ? word.indexOf('=') : -1;
    const flag = at > 0 ? word.slice(0, at) : word;
    const next = () => {
      const value = at > 0 ? word.slice(at + 1) : words[++i];
      if (value === undefined) throw new AppError('cli.flagWithoutValue', { flag });
      return value;
    };
    const known = fields.get(flag);
    if (known) {
      const inner = unwrapped(known.schema) as Schema;
      const { type } = inner.def;
      if (type === 'record') {
        const entry = recordEntry(flag, inner, next());
        // Not by spreading: a name may be `__proto__`.
        args[known.field] = Object.fromEntries([
          ...Object.entries((args[known.field] as object | undefined) ?? {}),
          entry,
        ]);
      } else if (listRole(known.schema) !== null) {
        // A path may hold a comma, so files are never split: the flag is given once for each.
        args[known.field] = [...((args[known.field] as string[] | undefined) ?? []), next()];
      } else if (type === 'boolean' && at < 0 && (words[i + 1] === undefined || words[i + 1]!.startsWith('--'))) {
        args[known.field] = true;
      } else {
        args[known.field] = valueFrom(flag, known.schema, next());
      }
    } else if (flag === '--json') door.json = true;
    else if (flag === '--help' || flag === '-h') door.help = true;
    else if (flag === '--out') door.out = next();
    else if (flag === '--lang') door.lang = next() === 'zh-CN' ? 'zh-CN' : 'en';
    else throw new AppError('cli.unknownFlag', { flag, call: name });
  }
  return { args, door };
}
