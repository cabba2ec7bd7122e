import type { ChurnDefinition } from '../../../shared/contract/common.ts';
import type { DefinitionAdvice } from '../../../shared/contract/definition.ts';

type Called = { readonly definition: ChurnDefinition; readonly lost: Uint8Array };

/**
 * For each pair of definitions how many customers both call lost, and how many only one of them. Customers are counted
 * once by which definitions call them, so that the time hardly grows with the number of pairs (up to 16 definitions).
 */
export function overlapOf(called: readonly Called[], customers: number): DefinitionAdvice['overlap'] {
  const combinations = new Int32Array(1 << called.length);
  for (let c = 0; c < customers; c++) {
    let bits = 0;
    for (let i = 0; i < called.length; i++) bits |= called[i]!.lost[c]! << i;
    combinations[bits]!++;
  }
  const count = (holds: (bits: number) => boolean) =>
    combinations.reduce((sum, many, bits) => sum + (holds(bits) ? many : 0), 0);
  return called.flatMap((first, a) =>
    called.slice(a + 1).map((second, i) => {
      const b = a + 1 + i;
      const inA = 1 << a;
      const inB = 1 << b;
      return {
        a,
        b,
        both: count((bits) => (bits & inA) > 0 && (bits & inB) > 0),
        onlyA: count((bits) => (bits & inA) > 0 && (bits & inB) === 0),
        onlyB: count((bits) => (bits & inB) > 0 && (bits & inA) === 0),
        set: { kind: 'lostUnder' as const, definitions: [first.definition, second.definition] },
      };
    }),
  );
}
