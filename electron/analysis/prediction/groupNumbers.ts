/** The number a text writes, thousands parted or not; NaN where it writes none. */
const numberIn = (text: string): number => {
  const plain = text.replace(/[,，\s]/g, '');
  return plain === '' ? Number.NaN : Number(plain);
};

const FEW_VALUES = 2;

/** The values of a column as numbers where all of them are, and there are more than two; else null. */
export function numbersIn(values: readonly string[]): Float64Array | null {
  if (values.length <= FEW_VALUES) return null;
  const numbers = Float64Array.from(values, numberIn);
  return numbers.every(Number.isFinite) ? numbers : null;
}
