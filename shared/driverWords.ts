// A driver of churn and its lag in words.
import type { Driver, DriverLag } from './contract/drivers.ts';
import type { Format } from './format.ts';

export const driverWord = ({ t }: Format, { kind, name }: Pick<Driver, 'kind' | 'name'>): string =>
  name ?? t(`drivers.kind.${kind}`);

export const lagWord = ({ t }: Format, { lag }: Pick<DriverLag, 'lag'>): string =>
  lag === 0 ? t('drivers.lag.same') : t('drivers.lag.before', { count: lag });
