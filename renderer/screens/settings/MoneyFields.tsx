// Margin and the cost of winning a customer, used wherever money is counted.
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../Settings.module.css';
import { SavedNumber, SavedShare } from './SavedField.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export function MoneyFields({ settings }: { settings: ProjectSettings }) {
  const format = useFormat();
  const save = useSaveSettings();
  return (
    <div className={classes.grid}>
      <SavedShare
        label={format.t('settings.money.margin')}
        description={format.t('settings.money.marginHelp')}
        value={settings.marginShare}
        onSave={(marginShare) => void save({ marginShare })}
      />
      <SavedNumber
        label={format.t('settings.money.acquisition', { currency: settings.currency })}
        description={format.t('settings.money.acquisitionHelp')}
        min={0}
        max={1e9}
        decimalScale={2}
        thousandSeparator=","
        value={settings.acquisitionCost}
        onSave={(acquisitionCost) => void save({ acquisitionCost })}
      />
    </div>
  );
}
