// A text that stands on its own: pieces cut from a large text keep all of it in memory.

/** Shorter pieces are copied by the engine anyway. */
const COPIED = 13;

export const ownText = (text: string): string => (text.length < COPIED ? text : ` ${text}`.slice(1));
