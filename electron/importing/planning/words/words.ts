// What headers are called: for each field lists of bare headers, the surer ones with more weight.

export type Words = Record<string, readonly (readonly [weight: number, words: string])[]>;
