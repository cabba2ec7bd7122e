// By what customers are put into value classes, as one word for the texts.
import type { ValueOptions } from './contract/customerSet.ts';

export const valueMeasure = ({
  basis,
  margin,
}: Pick<ValueOptions, 'basis' | 'margin'>): ValueOptions['basis'] | 'margin' | 'lifetime' =>
  margin ? (margin.lifetime ? 'lifetime' : 'margin') : basis;
