// Customers as numbers in the order in which a reader first meets them.
import { fingerprint } from '../../ledger/fingerprint.ts';
import { ownText } from '../cells/ownText.ts';

export type CustomerNumbers = {
  readonly numberOf: (code: string) => number;
  /** Codes of the customers met since the last time of asking. */
  readonly takeNew: () => string[];
};

/** A second fingerprint, of 32 bits, that has nothing to do with the first. */
function otherPrint(text: string): number {
  let print = text.length;
  for (let k = 0; k < text.length; k++) {
    print = Math.imul(print + text.charCodeAt(k), 0x2c1b3c6d);
    print ^= print >>> 13;
  }
  return print | 0;
}

/**
 * Known by 85 bits of their codes in flat arrays: looking a customer up among a hundred thousand texts waits for memory
 * several times, here once. Among ten million customers two are taken for one with a chance of one in 10^12.
 */
export function makeCustomerNumbers(): CustomerNumbers {
  let mask = (1 << 12) - 1;
  let prints = new Float64Array(mask + 1);
  let others = new Int32Array(mask + 1);
  /** Number + 1; 0 for a free place. */
  let numbers = new Int32Array(mask + 1);
  let count = 0;
  let fresh: string[] = [];
  // Lines of one order mostly follow each other, and one row is asked for several times.
  let lastCode = '';
  let lastNumber = -1;

  const placeOf = (print: number, other: number): number => {
    let at = ((print / 4096) ^ other) & mask;
    while (numbers[at] !== 0 && (prints[at] !== print || others[at] !== other)) at = (at + 1) & mask;
    return at;
  };

  const grow = () => {
    const [oldPrints, oldOthers, oldNumbers] = [prints, others, numbers];
    mask = mask * 2 + 1;
    prints = new Float64Array(mask + 1);
    others = new Int32Array(mask + 1);
    numbers = new Int32Array(mask + 1);
    for (let k = 0; k < oldNumbers.length; k++) {
      if (oldNumbers[k] === 0) continue;
      const at = placeOf(oldPrints[k]!, oldOthers[k]!);
      prints[at] = oldPrints[k]!;
      others[at] = oldOthers[k]!;
      numbers[at] = oldNumbers[k]!;
    }
  };

  return {
    numberOf: (code) => {
      if (code === lastCode && lastNumber >= 0) return lastNumber;
      const print = fingerprint(code);
      const other = otherPrint(code);
      let at = placeOf(print, other);
      if (numbers[at] === 0) {
        if (++count * 2 > mask) {
          grow();
          at = placeOf(print, other);
        }
        prints[at] = print;
        others[at] = other;
        numbers[at] = count;
        fresh.push(ownText(code));
      }
      lastCode = code;
      lastNumber = numbers[at]! - 1;
      return lastNumber;
    },
    takeNew: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
