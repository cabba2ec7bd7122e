// What prediction models look at, brought from the project file to ledger indices.
import type { GroupColumn, PredictionInput } from '../../analysis/prediction/predictionInput.ts';
import type { View } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { alertInputAt } from '../alerts/alertInputAt.ts';
import type { Dictionary } from '../customers/customerDictionaries.ts';
import { allAttributes, customerDictionaries } from '../customers/customerKnowledge.ts';
import type { Part } from '../sets/partOn.ts';
import { namedTracks } from './namedTracks.ts';

/** Everything that is known of the whole project's customers; columns hold only those who are known at the view's date. */
/** Features are read of everybody; rows are taken of the part only, where there is one. */
export function predictionInputAt(project: OpenProject, view: View, part: Part | null = null): PredictionInput {
  const input = alertInputAt(project, view);
  return {
    ledger: input.ledger,
    book: input.book,
    definition: input.definition,
    complaints: input.complaints(),
    contacts: input.visits(null),
    scores: input.scores(null),
    named: namedTracks(project, input, view),
    categories: input.categories(),
    groups: groupColumns(project, view),
    ...(part && { membersOn: part.membersOn }),
  };
}

export function groupColumns(project: OpenProject, { metrics, asOf }: View): GroupColumn[] {
  return project.cachedForData(`prediction.groups ${asOf}`, () => {
    const { type, region } = customerDictionaries(project);
    const column = (origin: GroupColumn['origin'], name: string, { values, codeOf }: Dictionary): GroupColumn => ({
      origin,
      name,
      values,
      codeOf: codeOf.map((code, c) => (metrics.known[c] === 1 ? code : -1)),
    });
    return [
      column('type', 'type', type),
      column('region', 'region', region),
      ...[...allAttributes(project)].map(([name, dictionary]) => column('own', name, dictionary)),
    ].filter(({ values }) => values.length > 0);
  });
}
