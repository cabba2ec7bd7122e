// Pairs of customers that may be one and the same, by what they share. Linear in the customers: only those who share a
// value are held against each other, and a value that many share says nothing.
import { normalEmail } from '../importing/cells/normalEmail.ts';
import { normalPhone } from '../importing/cells/normalPhone.ts';
import { addressKey, nameKey, nearlySameAddress, nearlySameName } from './nameKey.ts';

export type PersonFacts = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly region: string | null;
};
export type Evidence = 'phone' | 'email' | 'nameAndAddress' | 'nameAndRegion';
export type Against = 'otherPhone' | 'otherEmail' | 'otherName';
export type CandidatePair = {
  /** Places in the list given; left < right. */
  readonly left: number;
  readonly right: number;
  readonly evidence: Evidence[];
  readonly against: Against[];
  readonly sureness: number;
};
export type Candidates = {
  /** Surest first. */
  readonly pairs: CandidatePair[];
  /** Values that more customers share than one person's could, most shared first. */
  readonly ignored: { value: string; customers: number }[];
};

/** A family or a small firm shares a telephone; a shop's own number or info@ is shared by more. */
const MOST_SHARING = 5;
const MOST_NAMESAKES = 20;
const IGNORED_SHOWN = 50;
const WEIGHT: Record<Evidence, number> = { phone: 0.9, email: 0.92, nameAndAddress: 0.85, nameAndRegion: 0.45 };
const SAME_NAME = 0.7;
const DOUBT: Record<Against, number> = { otherPhone: 0.8, otherEmail: 0.9, otherName: 0.5 };

const plainPhone = (phone: string) =>
  /^1[3-9]\d{9}$/.test(phone) && !/^1(\d)\1+$/.test(phone) ? phone : normalPhone(phone);

function groups(keys: readonly string[]): Map<string, number[]> {
  const first = new Map<string, number>();
  const found = new Map<string, number[]>();
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key === '') continue;
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    else {
      const group = found.get(key);
      if (group) group.push(i);
      else found.set(key, [before, i]);
    }
  }
  return found;
}

export function candidatePairs(people: readonly PersonFacts[]): Candidates {
  const phones = people.map(({ phone }) => (phone === null ? '' : (plainPhone(phone) ?? '')));
  const emails = people.map(({ email }) => (email === null ? '' : (normalEmail(email) ?? '')));
  const names = people.map(({ name }) => nameKey(name));
  const addresses = people.map(({ address }) => addressKey(address));
  const found = new Map<number, Set<Evidence>>();
  const ignored: Candidates['ignored'] = [];
  const note = (a: number, b: number, evidence: Evidence) => {
    const key = Math.min(a, b) * people.length + Math.max(a, b);
    const known = found.get(key);
    if (known) known.add(evidence);
    else found.set(key, new Set([evidence]));
  };
  const pairUp = (
    group: readonly number[],
    evidence: Evidence,
    fits: (a: number, b: number) => boolean = () => true,
  ) => {
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) if (fits(group[i]!, group[j]!)) note(group[i]!, group[j]!, evidence);
  };

  for (const [keys, evidence] of [
    [phones, 'phone'],
    [emails, 'email'],
  ] as const) {
    for (const [value, group] of groups(keys)) {
      if (group.length > MOST_SHARING) ignored.push({ value, customers: group.length });
      else pairUp(group, evidence);
    }
  }
  for (const group of groups(addresses).values()) {
    if (group.length <= MOST_SHARING) pairUp(group, 'nameAndAddress', (a, b) => nearlySameName(names[a]!, names[b]!));
  }
  const placed = names.map((name, i) => (name === '' || addresses[i] === '' ? '' : `${name}\u0001${addresses[i]}`));
  for (const group of groups(placed).values()) if (group.length <= MOST_SHARING) pairUp(group, 'nameAndAddress');
  for (const [name, group] of groups(names)) {
    if (group.length > MOST_NAMESAKES) {
      ignored.push({ value: people[group[0]!]!.name ?? name, customers: group.length });
      continue;
    }
    pairUp(group, 'nameAndAddress', (a, b) => nearlySameAddress(addresses[a]!, addresses[b]!));
    // A name that many bear says too little together with a region.
    if (group.length > MOST_SHARING) continue;
    const region = (i: number) => people[i]!.region?.trim() || null;
    pairUp(group, 'nameAndRegion', (a, b) => region(a) !== null && region(a) === region(b));
  }

  const differ = (keys: readonly string[], a: number, b: number) =>
    keys[a] !== '' && keys[b] !== '' && keys[a] !== keys[b];
  const pairs = [...found].flatMap(([key, shared]): CandidatePair[] => {
    const [left, right] = [Math.floor(key / people.length), key % people.length];
    const evidence = (Object.keys(WEIGHT) as Evidence[]).filter((kind) => shared.has(kind));
    const sameName = nearlySameName(names[left]!, names[right]!);
    const against: Against[] = [];
    if (differ(phones, left, right)) against.push('otherPhone');
    if (differ(emails, left, right)) against.push('otherEmail');
    if (names[left] !== '' && names[right] !== '' && !sameName) against.push('otherName');
    // People of one name in one place are common enough; with another telephone they are other people.
    if (against.length > 0 && evidence.length === 1 && shared.has('nameAndRegion')) return [];
    let doubt = 1;
    // The address includes the name, and the region is part of the address.
    for (const kind of evidence)
      if (kind !== 'nameAndRegion' || !shared.has('nameAndAddress')) doubt *= 1 - WEIGHT[kind];
    if (sameName && !shared.has('nameAndAddress') && !shared.has('nameAndRegion')) doubt *= 1 - SAME_NAME;
    const sureness = against.reduce((sure, kind) => sure * DOUBT[kind], 1 - doubt);
    return [{ left, right, evidence, against, sureness: Math.round(sureness * 1000) / 1000 }];
  });
  pairs.sort((a, b) => b.sureness - a.sureness || a.left - b.left || a.right - b.right);
  ignored.sort((a, b) => b.customers - a.customers || (a.value < b.value ? -1 : 1));
  return { pairs, ignored: ignored.slice(0, IGNORED_SHOWN) };
}
