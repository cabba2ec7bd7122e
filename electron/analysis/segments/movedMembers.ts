import type { Movement } from './movement.ts';

/**
 * Who went from one group to another between the two dates, as a mask by ledger index. `before` null: had not bought
 * yet; `after` null: is in any other group now. A name nobody knows gives nobody.
 */
export function movedMembers(movement: Movement, before: string | null, after: string | null): Uint8Array {
  const { names, from, to } = movement;
  const codeOf = (name: string): number => names.indexOf(name) + 1 || -1;
  const start = before === null ? 0 : codeOf(before);
  const end = after === null ? null : codeOf(after);
  return from.map((code, c) => {
    const now = to[c]!;
    return code === start && now !== 0 && (end === null ? now !== code : now === end) ? 1 : 0;
  });
}
