import type { FlagKind, LetGoRules } from '../../../shared/contract/customerSet.ts';
import { asDecimal, asMoney, asShare, say, type Text } from '../../../shared/text.ts';
import { NO_DAY } from '../../ledger/ledger.ts';
import { YEAR_DAYS } from '../view/metrics.ts';
import type { View } from '../view/view.ts';
import type { PersonFlag } from '../view/viewFacts.ts';

/** Bit of a mask is the place in this list. */
export const FLAG_KINDS = [
  'arrears',
  'negativeMargin',
  'returns',
  'abuse',
  'excessService',
  'reputation',
] as const satisfies readonly FlagKind[];

export type StandingFlag = {
  readonly kind: FlagKind;
  readonly text: Text;
  readonly origin: 'counted' | 'person';
};
export type LetGoFlags = {
  readonly rules: LetGoRules;
  /** One bit for each ground by ledger index. */
  readonly mask: Uint8Array;
  /** Grounds that cannot be judged, and why. */
  readonly unavailable: ReadonlyMap<FlagKind, Text>;
  /** The grounds of one customer with their figures. */
  readonly of: (c: number) => StandingFlag[];
};

const bit = (kind: FlagKind): number => 1 << FLAG_KINDS.indexOf(kind);
/** Fewer contacts in a year are no excess, whatever was bought. */
const FEW_CONTACTS = 3;

/**
 * Grounds on which a buyer may be let go at D; none lets anybody go by itself.
 *
 * *Arrears*: a flag a person set, with more than `arrearsE4` owed and more than `arrearsDays` overdue at D (the days on
 * the flag and those since). *Negative margin*: in the trailing year `marginShare` of the revenue less the cost of the
 * year's contacts is below 0. *Returns*: refunds are more than `returnsShare` of all purchases, from `returnsOrders`
 * orders on, because one returned order of one says nothing. *Abuse* and *reputation*: flags a person set. *Excess
 * service*: such a flag, or contacts of the trailing year that cost more than `serviceShare` of its revenue (three
 * contacts or more). Service is only counted where a contact has a cost and the project knows of contacts. A flag of
 * arrears without amount or days holds: somebody found it worth setting. Linear in customers and flags.
 */
export function letGoFlags(view: View, rules: LetGoRules): LetGoFlags {
  const { lastDay, orders, purchasesE4, refundsE4, trailingYearE4 } = view.metrics;
  const { facts, asOf } = view;
  const n = lastDay.length;
  const mask = new Uint8Array(n);
  const contacts = facts?.contacts(asOf) ?? null;
  const before = contacts && (facts?.contacts(asOf - YEAR_DAYS) ?? null);
  const byPerson = new Map<number, PersonFlag[]>();
  for (const flag of facts?.flags(asOf) ?? []) {
    if (lastDay[flag.c] === NO_DAY || !holds(flag, rules, asOf)) continue;
    mask[flag.c]! |= bit(flag.kind);
    byPerson.set(flag.c, [...(byPerson.get(flag.c) ?? []), flag]);
  }
  const contactsOf = (c: number): number => (contacts?.[c] ?? 0) - (before?.[c] ?? 0);
  const serviceE4 = (c: number): number => contactsOf(c) * rules.perContactE4;
  const marginE4 = (c: number): number => Math.round(trailingYearE4[c]! * rules.marginShare - serviceE4(c));
  const countsService = contacts !== null && rules.perContactE4 > 0;
  const costsTooMuch = (c: number): boolean =>
    countsService &&
    contactsOf(c) >= FEW_CONTACTS &&
    serviceE4(c) > rules.serviceShare * Math.max(0, trailingYearE4[c]!);
  const returnsTooMuch = (c: number): boolean =>
    orders[c]! >= rules.returnsOrders && refundsE4[c]! > rules.returnsShare * purchasesE4[c]!;
  for (let c = 0; c < n; c++) {
    if (lastDay[c] === NO_DAY) continue;
    if (marginE4(c) < 0) mask[c]! |= bit('negativeMargin');
    if (returnsTooMuch(c)) mask[c]! |= bit('returns');
    if (costsTooMuch(c)) mask[c]! |= bit('excessService');
  }
  const counted = (c: number): StandingFlag[] => [
    ...(mask[c]! & bit('negativeMargin')
      ? [
          count('negativeMargin', {
            margin: asMoney(marginE4(c)),
            revenue: asMoney(trailingYearE4[c]!),
            service: asMoney(serviceE4(c)),
          }),
        ]
      : []),
    ...(returnsTooMuch(c)
      ? [count('returns', { share: asShare(refundsE4[c]! / purchasesE4[c]!), refunds: asMoney(refundsE4[c]!) })]
      : []),
    ...(costsTooMuch(c)
      ? [
          count('excessService', {
            contacts: contactsOf(c),
            service: asMoney(serviceE4(c)),
            revenue: asMoney(trailingYearE4[c]!),
          }),
        ]
      : []),
  ];
  return {
    rules,
    mask,
    unavailable: new Map(
      countsService
        ? []
        : [['excessService', say(contacts === null ? 'value.flags.noContacts' : 'value.flags.noContactCost')]],
    ),
    of: (c) => [...(byPerson.get(c) ?? []).map((flag) => person(flag, asOf)), ...counted(c)],
  };
}

const overdueDays = ({ day, days }: PersonFlag, asOf: number): number | null =>
  days === null ? null : days + asOf - day;

function holds(flag: PersonFlag, rules: LetGoRules, asOf: number): boolean {
  if (flag.kind !== 'arrears') return true;
  const overdue = overdueDays(flag, asOf);
  return (
    (flag.amountE4 === null || flag.amountE4 > rules.arrearsE4) && (overdue === null || overdue > rules.arrearsDays)
  );
}

const count = (kind: FlagKind, params: Text['params']): StandingFlag => ({
  kind,
  text: say(`value.flags.counted.${kind}`, params),
  origin: 'counted',
});

function person(flag: PersonFlag, asOf: number): StandingFlag {
  const overdue = overdueDays(flag, asOf);
  const detail = flag.amountE4 === null ? 'plain' : overdue === null ? 'amount' : 'overdue';
  return {
    kind: flag.kind,
    text: say(`value.flags.person.${detail}`, { amount: asMoney(flag.amountE4), days: asDecimal(overdue) }),
    origin: 'person',
  };
}
