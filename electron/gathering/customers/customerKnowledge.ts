// What is kept of the customers for lists, rules and groups: classes and segments at a date, texts and own columns.

import { rfmOf } from '../../analysis/segments/rfm.ts';
import { valueClassesOf } from '../../analysis/value/valueClasses.ts';
import type { FigureExtras } from '../../analysis/view/customerFigures.ts';
import { type View, viewKey } from '../../analysis/view/view.ts';
import type { OpenProject } from '../../project/openProject.ts';
import { readSettings } from '../../project/settings.ts';
import { readAttributeDictionaries } from './attributeDictionaries.ts';
import { type CustomerDictionaries, type Dictionary, readDictionaries } from './customerDictionaries.ts';
import { type CustomerTexts, readCustomerTexts } from './customerTexts.ts';

/** Classes and segments at the view's date under the project's settings. */
export function extrasAt(project: OpenProject, view: View): FigureExtras {
  return project.cached(`customers.extras ${viewKey(view)}`, () => {
    const settings = readSettings(project.db);
    return { values: valueClassesOf(view, settings.value), rfm: rfmOf(view, settings.rfm) };
  });
}

export const customerTexts = (project: OpenProject): CustomerTexts =>
  project.cachedForData('customers.texts', () => readCustomerTexts(project.db, project.ledger()));

export const customerDictionaries = (project: OpenProject): CustomerDictionaries =>
  project.cachedForData('customers.dictionaries', () => readDictionaries(project.db, project.ledger()));

/** Columns of one's own that tell customers apart in groups. */
export const attributeDictionaries = (project: OpenProject): Map<string, Dictionary> =>
  project.cachedForData('customers.attributes', () => readAttributeDictionaries(project.db, project.ledger()));

/** Every column of one's own, also those in which each customer has a value of its own. */
export const allAttributes = (project: OpenProject): Map<string, Dictionary> =>
  project.cachedForData('customers.allAttributes', () =>
    readAttributeDictionaries(project.db, project.ledger(), Number.POSITIVE_INFINITY),
  );
