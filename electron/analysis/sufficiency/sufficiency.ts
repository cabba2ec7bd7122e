import type { Method, Sufficiency } from '../../../shared/contract/definition.ts';
import { asWord, say, type Text } from '../../../shared/text.ts';
import { asOfText, refusal } from '../view/explain.ts';
import type { View } from '../view/view.ts';
import { NOT_FINAL, verdicts } from './verdicts.ts';

/** What an analysis answers when it is asked whether it could: how much of what it lives on there is, and its refusal. */
export type Carried = { readonly have: number; readonly refused: Text | null };

/**
 * The verdicts of all analyses with a sentence on the one that is nearest to being possible. `asked` are those that
 * judge for themselves: the list says what their own screens say, in the same words.
 */
export function sufficiencyOf(view: View, asked: ReadonlyMap<Method, Carried>): Sufficiency {
  const counted = verdicts(view).filter(({ method }) => !asked.has(method));
  const own = [...asked].map(([method, { have, refused }]) => ({
    method,
    can: refused === null,
    reason: refused ?? say(`sufficiency.enough.${method}`, { count: have }),
    have,
    needed: null,
    more: null,
  }));
  const methods = [...counted, ...own];
  const can = methods.filter((one) => one.can).length;
  const refused = refusal(view);
  return {
    asOf: asOfText(view),
    headline: refused ?? headline(view, methods, can),
    refused,
    notices: [],
    why: {},
    methods,
  };
}

function headline(view: View, methods: Sufficiency['methods'], can: number): Text {
  const counts = { can, all: methods.length };
  const next = verdicts(view)
    .filter((one) => !one.can && methods.some(({ method, needed }) => method === one.method && needed !== null))
    .toSorted((a, b) => (b.have + 1) / b.needed - (a.have + 1) / a.needed)[0];
  if (next) {
    const what = next.reason.key === NOT_FINAL ? 'final' : next.method;
    return say(`sufficiency.headline.${what}`, { ...next.reason.params, ...counts });
  }
  const missing = methods.find((one) => !one.can);
  return missing
    ? say('sufficiency.headline.some', { ...counts, method: asWord(`sufficiency.methods.${missing.method}`) })
    : say('sufficiency.headline.all', { ...counts, count: can });
}
