// What happens between two purchases while somebody is still a customer: visits, calls, surveys.
import { type Life, strain, type World } from './life.ts';

/** A survey goes to customers who bought within so many days. */
const SURVEY_WITHIN_DAYS = 150;

/** The days from … to − 1; `from` is the day of the last purchase, where there was one. */
export function passDays(world: World, life: Life, from: number, to: number): void {
  const { spec, firstDay } = world;
  const { random } = life;
  for (let n = random.poisson((life.type.contactsPerYear * (to - from)) / 365); n > 0; n--) {
    const kind = spec.words.contacts[random.weighted(world.contactTotals)]!;
    const day = firstDay + from + random.below(to - from);
    world.contacts.push({ customer: life.c, day, channel: kind.channel, note: random.choice(kind.notes) });
  }
  for (; life.nextSurvey < world.surveyDays.length && world.surveyDays[life.nextSurvey]! < to; life.nextSurvey++) {
    const day = world.surveyDays[life.nextSurvey]!;
    if (life.orders === 0 || day < from || day - from > SURVEY_WITHIN_DAYS) continue;
    if (!random.chance(spec.surveyAnswerShare)) continue;
    const complained = day - life.complaintDay < 120 ? (life.complaintOpen ? 2.8 : 1.2) : 0;
    const mean = 8.1 + 1.1 * life.satisfaction - complained - 0.8 * strain(life);
    const score = Math.min(10, Math.max(0, Math.round(mean + 1.2 * random.normal())));
    const answers = spec.words.surveyAnswers[score <= 6 ? 0 : score <= 8 ? 1 : 2];
    const answer = random.chance(0.45) ? random.choice(answers) : null;
    world.surveys.push({ customer: life.c, day: firstDay + day, score, answer });
  }
}
