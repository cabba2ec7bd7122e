import type { AlertAim, LevelResult, SuggestionPoint, SuggestionResult } from '../../../shared/contract/alertTrial.ts';
import { asShare, say, type Text } from '../../../shared/text.ts';
import { SMALL } from '../churn/rateOf.ts';
import { inform, warn } from '../view/explain.ts';
import type { DialSlot } from './dialSlots.ts';

/** The aim and what came of it on the later dates. */
export function headlineOf(aim: AlertAim, [all]: readonly LevelResult[], point: SuggestionPoint): Text {
  return say(`alertRules.suggest.headline.${isBeyond(aim, point) ? 'beyond' : aim.kind}`, {
    asked: aim.kind === 'capacity' ? tidy(aim.perWeek) : null,
    perWeek: tidy(all!.perWeek),
    chosenPerWeek: tidy(point.perWeek),
    rate: asShare(all!.precision.value),
    low: asShare(all!.precision.low),
    high: asShare(all!.precision.high),
    chosenRate: asShare(point.precision.value),
    numerator: all!.precision.numerator,
    denominator: all!.precision.denominator,
    lead: all!.lead === null ? null : Math.round(all!.lead.median),
  });
}

/** Even the strictest cuts raise more than the calls one can make. */
const isBeyond = (aim: AlertAim, { perWeek }: SuggestionPoint): boolean =>
  aim.kind === 'capacity' && perWeek > aim.perWeek;

/** Groups with cuts of their own: whose were chosen, too, and whose stayed as they were. */
export function groupNotices(slots: readonly DialSlot[], held: number): SuggestionResult['notices'] {
  const moved = slots.filter(({ part, scales }) => part >= 0 && scales !== null).length;
  return [
    ...(moved > 0 ? [inform('alertRules.suggest.notice.groups', { count: moved })] : []),
    ...(held > 0 ? [inform('alertRules.suggest.notice.heldGroups', { count: held, needed: SMALL })] : []),
  ];
}

const tidy = (value: number): number => (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10);

/** More calls than this part above what was asked for are worth a word. */
const SPARE = 1.05;

/** Says aloud where the later past is worse than the earlier one promised, or busier than was asked for. */
export function noticesOf(
  [all]: readonly LevelResult[],
  point: SuggestionPoint,
  aim: AlertAim,
): SuggestionResult['notices'] {
  const { precision } = point;
  const params = { rate: asShare(all!.precision.value), chosenRate: asShare(precision.value) };
  const isWorse = precision.low !== null && all!.precision.high !== null && all!.precision.high < precision.low;
  const notices = [
    isWorse ? warn('alertRules.suggest.notice.worse', params) : inform('alertRules.suggest.notice.holds', params),
  ];
  if (aim.kind !== 'capacity') return notices;
  const calls = { perWeek: tidy(all!.perWeek), asked: tidy(aim.perWeek) };
  if (isBeyond(aim, point)) notices.push(inform('alertRules.suggest.notice.beyond', calls));
  else if (all!.perWeek > SPARE * aim.perWeek) notices.push(warn('alertRules.suggest.notice.more', calls));
  return notices;
}
