// A definition of churn in words: a whole sentence part, or a few words for a column.
import type { ChurnDefinition } from './contract/common.ts';
import type { DefinitionAdvice } from './contract/definition.ts';
import { asDecimal, type Param, type Text } from './text.ts';

/** A share somebody entered, without the decimals a measured one has. */
const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** The days of a silence; where types have their own, "90 (retailer 60)" as text. */
const silenceWords = ({ days, byType = [] }: Extract<ChurnDefinition, { kind: 'silence' }>): Param =>
  byType.length === 0 ? days : `${days} (${byType.map((one) => `${one.type} ${one.days}`).join(', ')})`;

/** The numbers of a definition for texts: days, factor, minDays, fallbackDays, windows, drop, as far as it has them. */
export function definitionParams(definition: ChurnDefinition): Record<string, Param> {
  switch (definition.kind) {
    case 'silence':
      return { days: silenceWords(definition), count: definition.days };
    case 'rhythm':
      return {
        factor: asDecimal(definition.factor),
        minDays: definition.minDays,
        fallbackDays: definition.fallbackDays,
      };
    case 'spendDrop':
      return { days: definition.days, windows: definition.windows, drop: percent(definition.dropShare) };
    case 'cancelDate':
    case 'contractEnd':
      return {};
  }
}

const words = (form: 'words' | 'short', definition: ChurnDefinition): Text => ({
  key: `definition.${form}.${definition.kind}`,
  params: definitionParams(definition),
});

/** "No purchase for more than 45 days". */
export const definitionWords = (definition: ChurnDefinition): Text => words('words', definition);
/** "Silent for 45 days". */
export const shortDefinition = (definition: ChurnDefinition): Text => words('short', definition);

/** Whether, by the first candidate, more of those newly called lost come back than of all who stand as lost: worth a word. */
export function newCallsReturnMore([first]: DefinitionAdvice['candidates']): boolean {
  return (first?.falseNewCalls.value ?? 0) > (first?.falseChurn.value ?? 1);
}

/** Whether two definitions say the same, in whatever order their parts were written. */
export const sameDefinition = (a: ChurnDefinition, b: ChurnDefinition): boolean =>
  a.kind === b.kind && JSON.stringify(definitionParams(a)) === JSON.stringify(definitionParams(b));
