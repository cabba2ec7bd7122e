import type { MethodsCheck } from '../../shared/contract/methods.ts';
import { say } from '../../shared/text.ts';
import { associationMethods } from './association.ts';
import { definitionMethods } from './definition.ts';
import { forecastingMethods } from './forecasting.ts';
import { modelMethods } from './models.ts';
import { monitoringMethods } from './monitoring.ts';
import { proportionMethods } from './proportions.ts';
import { agrees, type PublishedMethod } from './published.ts';
import { segmentMethods } from './segments.ts';
import { survivalMethods } from './survival.ts';
import { toComeMethods } from './toCome.ts';
import { valueMethods } from './value.ts';
import { warningMethods } from './warning.ts';

export const publishedMethods: readonly PublishedMethod[] = [
  ...definitionMethods,
  ...proportionMethods,
  ...monitoringMethods,
  ...segmentMethods,
  ...survivalMethods,
  ...valueMethods,
  ...modelMethods,
  ...associationMethods,
  ...toComeMethods,
  ...forecastingMethods,
  ...warningMethods,
];

/** Works every published figure out anew and sets it beside the print. */
export function runChecks(methods: readonly PublishedMethod[] = publishedMethods): MethodsCheck {
  const checked = methods.map(({ id, source, figures }) => ({
    method: id,
    source,
    figures: figures.map((figure) => {
      const got = figure.got();
      const value = got !== null && Number.isFinite(got) ? got : null;
      return {
        what: figure.what,
        expected: figure.expected,
        got: value,
        digits: figure.digits,
        agrees: agrees(figure, value),
      };
    }),
  }));
  const all = checked.flatMap(({ figures }) => figures);
  const differing = all.filter((figure) => !figure.agrees).length;
  return {
    headline: say(differing === 0 ? 'checkUs.headline.all' : 'checkUs.headline.some', {
      count: all.length,
      methods: checked.length,
      differing,
    }),
    checked: all.length,
    agreeing: all.length - differing,
    methods: checked,
  };
}
