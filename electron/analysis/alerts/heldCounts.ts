import type { AlertOutcome } from '../../../shared/contract/alerts.ts';
import type { SpellReader } from '../view/spells.ts';

/** An alert that a list opened or raised. */
export type RaisedAlert = {
  /** Ledger index. */
  readonly c: number;
  readonly day: number;
  readonly before: number;
  readonly after: number;
  /** What people entered last about the alert, if anything. */
  readonly outcome: AlertOutcome | null;
};

export type HeldCounts = {
  judged: number;
  hits: number;
  /** Of those that were no hits: entered as saved. */
  saved: number;
  waiting: number;
  /** Day on which the first horizon is over. */
  firstAnswer: number | null;
  readonly outcomes: Record<AlertOutcome | 'none', number>;
};

/**
 * What came of the alerts really raised to a level or above, told at the end of day `asOf` as the back-test tells it:
 * an alert at t is right if its customer is lost in (t, t + horizon]; of several right alerts before one loss only the
 * first counts; one whose horizon is not over is waiting. `raises` come by customer and day.
 */
export function heldCounts(
  raises: readonly RaisedAlert[],
  spells: SpellReader,
  level: number,
  horizon: number,
  asOf: number,
): HeldCounts {
  const outcomes = { falseAlarm: 0, saved: 0, lost: 0, unreachable: 0, none: 0 };
  const counts: HeldCounts = { judged: 0, hits: 0, saved: 0, waiting: 0, firstAnswer: null, outcomes };
  let customer = -1;
  let told = -1;
  let spellCount = 0;
  for (const { c, day, before, after, outcome } of raises) {
    if (before >= level || after < level) continue;
    if (c !== customer) {
      customer = c;
      told = -1;
      spellCount = spells.read(c, asOf);
    }
    let loss = -1;
    for (let i = 0; i < spellCount && loss < 0; i++) {
      const lost = spells.to[i]! + 1;
      if (lost > day && lost <= asOf) loss = lost;
    }
    const isRight = loss >= 0 && loss <= day + horizon;
    if (loss >= 0 && loss === told) continue;
    const answer = day + horizon;
    if (counts.firstAnswer === null || answer < counts.firstAnswer) counts.firstAnswer = answer;
    if (answer > asOf) {
      counts.waiting++;
      continue;
    }
    counts.judged++;
    outcomes[outcome ?? 'none']++;
    if (isRight) {
      told = loss;
      counts.hits++;
    } else if (outcome === 'saved') counts.saved++;
  }
  return counts;
}
