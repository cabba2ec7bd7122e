// Who counts as a key customer and who as an ordinary one.
import { Select } from '@mantine/core';
import { valueOptions } from '../../../shared/contract/customerSet.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../Settings.module.css';
import { SavedShare } from './SavedField.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export function ValueFields({ settings: { value } }: { settings: ProjectSettings }) {
  const format = useFormat();
  const save = useSaveSettings();
  return (
    <div className={classes.grid}>
      <Select
        label={format.t('settings.value.basis')}
        description={format.t('settings.value.basisHelp')}
        value={value.basis}
        data={valueOptions.shape.basis.options.map((basis) => ({
          value: basis,
          label: format.t(`settings.value.${basis}`),
        }))}
        onChange={(basis) => void save({ value: { ...value, basis: valueOptions.shape.basis.parse(basis) } })}
      />
      <span />
      <SavedShare
        label={format.t('settings.value.keyShare')}
        description={format.t('settings.value.keyShareHelp')}
        value={value.keyShare}
        onSave={(keyShare) =>
          void save({ value: { ...value, keyShare, ordinaryShare: Math.min(value.ordinaryShare, 1 - keyShare) } })
        }
      />
      <SavedShare
        label={format.t('settings.value.ordinaryShare')}
        description={format.t('settings.value.ordinaryShareHelp')}
        max={Math.round((1 - value.keyShare) * 1000) / 10}
        value={value.ordinaryShare}
        onSave={(ordinaryShare) => void save({ value: { ...value, ordinaryShare } })}
      />
    </div>
  );
}
