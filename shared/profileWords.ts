// Fields of a profile and their bins in words.
import type { CustomerSet } from './contract/customerSet.ts';
import type { ProfileBin, ProfileField } from './contract/profile.ts';
import type { Format } from './format.ts';
import { groupingWord, groupWord } from './groupWords.ts';

export function profileFieldWord(format: Format, field: ProfileField): string {
  if (field.kind === 'figure') return format.t(`profile.field.${field.figure}`);
  if (field.kind === 'favourite') return format.t(`profile.field.favourite.${field.of}`);
  return field.kind === 'number' ? field.name : groupingWord(format, field.by);
}

/** A value of the field as people write it. */
export function profileValueWord(format: Format, field: ProfileField, value: number | null): string {
  if (field.kind !== 'figure') return format.decimal(value);
  if (field.figure.endsWith('E4')) return format.moneyCompact(value === null ? null : Math.round(value));
  return field.figure === 'refundShare' ? format.share(value) : format.decimal(value);
}

export function profileBinWord(format: Format, field: ProfileField, bin: ProfileBin): string {
  if (field.kind === 'group' || field.kind === 'favourite') {
    if (bin.rare > 0) return format.t('profile.rare', { count: bin.rare });
    if (bin.group === null) return format.t('profile.unknown');
    return field.kind === 'favourite' ? bin.group : groupWord(format, field.by, bin.group);
  }
  const [from, to] = [profileValueWord(format, field, bin.from), profileValueWord(format, field, bin.to)];
  return from === to ? from : format.t('profile.range', { from, to });
}

/** Who is compared, in short, for heads of tables and legends; null for everybody else. */
export function sideWord(format: Format, set: CustomerSet | null, words: string | null): string {
  if (set === null) return format.t('profile.who.rest');
  if (set.kind === 'all') return format.t('profile.who.all');
  if (set.kind === 'state' && set.states.includes('active') && set.states.includes('atRisk')) {
    return format.t('profile.who.notLost');
  }
  if (set.kind === 'state' && set.states.length === 1) return format.t(`profile.who.${set.states[0]!}`);
  return words ?? format.t('profile.who.these');
}
