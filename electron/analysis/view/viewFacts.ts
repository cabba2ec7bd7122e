/** Kinds of flags people set by hand; the other grounds for letting somebody go are counted. */
export type PersonFlagKind = 'arrears' | 'abuse' | 'excessService' | 'reputation';
export type PersonFlag = {
  readonly c: number;
  readonly kind: PersonFlagKind;
  readonly day: number;
  /** Money in arrears or spent on service, E4; null where nobody said. */
  readonly amountE4: number | null;
  /** Days overdue on the day of the flag. */
  readonly days: number | null;
};

/** What is known of customers besides their orders, as it stood at the end of any day, by ledger index. */
export type ViewFacts = {
  /** Contacts (visits, calls, messages) up to and with the day; null when nobody had any by then. */
  readonly contacts: (day: number) => Int32Array | null;
  /** 1 for whoever has been let go by the day. */
  readonly letGo: (day: number) => Uint8Array;
  /** Flags set by people that stand on the day, by customer and day. */
  readonly flags: (day: number) => readonly PersonFlag[];
};

/** Dated contacts by customer: those of customer c stand at start[c] … start[c+1]−1, by day. */
export type ContactBook = { readonly start: Int32Array; readonly day: Int32Array };

/** Contacts of every customer up to and with a day; null when there are none at all by then. */
export function contactsAt({ start, day }: ContactBook, dayNo: number): Int32Array | null {
  if (day.length === 0) return null;
  const counts = new Int32Array(start.length - 1);
  let any = false;
  for (let c = 0; c < counts.length; c++) {
    let low = start[c]!;
    let high = start[c + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (day[middle]! <= dayNo) low = middle + 1;
      else high = middle;
    }
    counts[c] = low - start[c]!;
    if (counts[c]! > 0) any = true;
  }
  return any ? counts : null;
}

/** Facts of a business of which nothing but orders is known. */
export const noFacts = (customers: number): ViewFacts => ({
  contacts: () => null,
  letGo: () => new Uint8Array(customers),
  flags: () => [],
});
