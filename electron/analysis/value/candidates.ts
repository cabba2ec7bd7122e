import type { CandidatesResult } from '../../../shared/contract/value.ts';
import { asMoney, asShare, say } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { asOfText, explain, inform, refusal, viewNotices } from '../view/explain.ts';
import { stableOrder } from '../view/stableOrder.ts';
import type { View } from '../view/view.ts';
import { FLAG_KINDS, type LetGoFlags } from './letGoFlags.ts';

type Summary = Omit<CandidatesResult, 'rows' | 'letGo'>;
export type Candidates = {
  readonly summary: Summary;
  /** Ledger indices of those with a ground who have not been let go: most grounds first, then least money of the year. */
  readonly order: Int32Array;
};

/** Who has a ground for being let go at D, counted by ground. A customer with several stands in each. */
export function candidatesOf(view: View, flags: LetGoFlags): Candidates {
  const refused = refusal(view);
  const { metrics, asOf } = view;
  const gone = view.facts?.letGo(asOf) ?? null;
  const counts = FLAG_KINDS.map(() => 0);
  const found: number[] = [];
  const keys = new Float64Array(flags.mask.length);
  let buyers = 0;
  let moneyE4 = 0;
  for (let c = 0; c < flags.mask.length; c++) {
    if (metrics.lastDay[c] === NO_DAY) continue;
    buyers++;
    const mask = flags.mask[c]!;
    if (mask === 0 || gone?.[c] === 1) continue;
    found.push(c);
    moneyE4 += metrics.trailingYearE4[c]!;
    let grounds = 0;
    FLAG_KINDS.forEach((_, place) => {
      if ((mask & (1 << place)) === 0) return;
      counts[place]!++;
      grounds++;
    });
    // Money of a year stays far below 2^53; the grounds stand above it.
    keys[c] = metrics.trailingYearE4[c]! - grounds * 1e15;
  }
  const total = found.length;
  const words = { count: total, buyers, share: asShare(buyers > 0 ? total / buyers : null), money: asMoney(moneyE4) };
  return {
    summary: {
      asOf: asOfText(view),
      headline:
        refused ??
        (total === 0 ? say('value.candidates.headlineNone', words) : say('value.candidates.headline', words)),
      refused,
      notices: refused ? [] : [...viewNotices(view), inform('value.candidates.notice')],
      why: refused
        ? {}
        : Object.fromEntries(
            FLAG_KINDS.map((kind, place) => [
              kind,
              explain(
                view,
                `letGo.${kind}`,
                counts[place]!,
                { kind: 'flagged', rules: flags.rules, flag: kind },
                {
                  arrears: asMoney(flags.rules.arrearsE4),
                  overdue: flags.rules.arrearsDays,
                  returns: asShare(flags.rules.returnsShare),
                  orders: flags.rules.returnsOrders,
                  margin: asShare(flags.rules.marginShare),
                  contact: asMoney(flags.rules.perContactE4),
                  service: asShare(flags.rules.serviceShare),
                },
              ),
            ]),
          ),
      rules: flags.rules,
      customers: buyers,
      total,
      flags: FLAG_KINDS.map((kind, place) => ({
        kind,
        customers: counts[place]!,
        unavailable: flags.unavailable.get(kind) ?? null,
      })),
    },
    order: stableOrder(Int32Array.from(found), keys, false),
  };
}
