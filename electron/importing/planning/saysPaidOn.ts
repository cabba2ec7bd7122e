import { bareHeader } from './bareHeader.ts';

/** True for a date header that says when money came: a blank there means it never did. */
export const saysPaidOn = (header: string): boolean => /付款|支付|paid|payment/.test(bareHeader(header));
