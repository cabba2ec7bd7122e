// The columnar picture of a project: typed arrays sorted by customer and day.
// An as-of view is a prefix of each customer's lines, so an answer for D never sees what came later.

/** Bits of `flags`. A purchase is a line with a positive amount that is no refund. */
export const PURCHASE = 1;
export const REFUND = 2;
/** First purchase line of its order (by day, then source order): counting these counts orders. */
export const FIRST_OF_ORDER = 4;
/** First purchase line of the customer on that day: counting these counts purchase days. */
export const FIRST_OF_DAY = 8;

/** No such day, for startedOn, cancelledOn and contractEnd. */
export const NO_DAY = -2147483648;
/** knownFrom of a customer without any dated row. */
export const NEVER = 2147483647;

export type Ledger = {
  /** Revision of the project's data this picture was taken from. */
  readonly revision: number;
  /** Customers; index c runs 0…customerCount-1 in ascending order of the customer's id text. */
  readonly customerCount: number;
  /** Row id in the project file, by c. */
  readonly customerRowId: Int32Array;
  /** Lines of customer c stand at start[c] … start[c+1]-1, by day. */
  readonly start: Int32Array;
  /** Day number (shared/dates.ts) of each line. */
  readonly day: Int32Array;
  /** Signed amount, refunds negative or zero. */
  readonly amountE4: Float64Array;
  readonly flags: Uint8Array;
  /** Registered on / cancelled on, or NO_DAY. */
  readonly startedOn: Int32Array;
  readonly cancelledOn: Int32Array;
  /** Day the contract, membership or subscription runs out, as the latest file says; or NO_DAY. May lie in the future. */
  readonly contractEnd: Int32Array;
  /** First day the customer is known: first line or registration; NO_DAY when registered without date (always known). */
  readonly knownFrom: Int32Array;
  /** Place in `types` by c; -1 where the files name no type. */
  readonly typeOf: Int32Array;
  readonly types: readonly string[];
  /**
   * What a purchase was for, by line as a place in `products` (`categories`); -1 where the files do not say, and for
   * lines that are no purchase. A column of more different texts than goods ever have is not kept.
   */
  readonly productOf: Int32Array;
  readonly products: readonly string[];
  readonly categoryOf: Int32Array;
  readonly categories: readonly string[];
  /**
   * Number of a purchase line's order, counted through all customers; -1 for lines that are no purchase. Lines of a
   * customer without an order number are here one order with the others of their day.
   */
  readonly orderOf: Int32Array;
  readonly orderCount: number;
  /** Some purchase has an order number. */
  readonly ordersNumbered: boolean;
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Row ids that stand for a customer besides customerRowId: those who were merged into them. Empty in most projects. */
  readonly merged: readonly { readonly rowId: number; readonly c: number }[];
};
