// Templates of messages: {{fields}} and what stands in for them.
export const MESSAGE_FIELDS = ['name', 'customer', 'lastOrder', 'days', 'reason', 'shop', 'owner', 'date'] as const;
export type MessageField = (typeof MESSAGE_FIELDS)[number];

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;
const isField = (name: string): name is MessageField => MESSAGE_FIELDS.some((field) => field === name);

/** Fields of a template that nothing can be put in for. */
export const unknownFields = (template: string): string[] => [
  ...new Set([...template.matchAll(FIELD)].map(([, name]) => name!).filter((name) => !isField(name))),
];

/** What is put in is never read as a template again, and stays on its line. */
export const fillTemplate = (template: string, values: Readonly<Record<MessageField, string>>): string =>
  template.replace(FIELD, (whole, name: string) => (isField(name) ? oneLine(values[name]) : whole));

/** Without line breaks and other control characters. */
export const oneLine = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
