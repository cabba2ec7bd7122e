/** Words that may also stand inside a sentence, as they begin a title or a label. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
