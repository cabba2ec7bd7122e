// Customers as numbers in the order in which a reader first meets them.
import { ownText } from '../cells/ownText.ts';

export type CustomerNumbers = {
  readonly numberOf: (code: string) => number;
  /** Codes of the customers met since the last time of asking. */
  readonly takeNew: () => string[];
};

export function makeCustomerNumbers(): CustomerNumbers {
  const known = new Map<string, number>();
  let fresh: string[] = [];
  // Lines of one order mostly follow each other, and one row is asked for several times.
  let lastCode = '';
  let lastNumber = -1;
  return {
    numberOf: (code) => {
      if (code === lastCode && lastNumber >= 0) return lastNumber;
      let number = known.get(code);
      if (number === undefined) {
        const own = ownText(code);
        number = known.size;
        known.set(own, number);
        fresh.push(own);
      }
      lastCode = code;
      lastNumber = number;
      return number;
    },
    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
