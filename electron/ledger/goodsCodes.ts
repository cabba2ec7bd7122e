/** A column with more different texts names single things, not goods that several customers could like. */
const MAX_GOODS = 50_000;

export type GoodsCodes = {
  /** The code of a text, a new one where it has none yet; -1 for no text. */
  readonly codeOf: (text: string | null) => number;
  /** Texts by code; none where there are too many. */
  readonly goods: () => string[];
};

export function makeGoodsCodes(most = MAX_GOODS): GoodsCodes {
  const codes = new Map<string, number>();
  return {
    codeOf: (text) => {
      if (text === null || text === '') return -1;
      const known = codes.get(text);
      if (known !== undefined) return known;
      const code = codes.size;
      if (code <= most) codes.set(text, code);
      return code;
    },
    goods: () => (codes.size > most ? [] : [...codes.keys()]),
  };
}
