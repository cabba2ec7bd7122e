// Name, client, currency and the language of reports.
import { Select } from '@mantine/core';
import { locale } from '../../../shared/contract/common.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { currencyChoices } from '../../frame/currencies.ts';
import { useFormat } from '../../useFormat.ts';
import classes from '../Settings.module.css';
import { SavedText } from './SavedField.tsx';
import { useSaveSettings } from './useSaveSettings.ts';

export function NameFields({ settings }: { settings: ProjectSettings }) {
  const format = useFormat();
  const save = useSaveSettings();
  return (
    <div className={classes.grid}>
      <SavedText
        label={format.t('settings.project.name')}
        value={settings.name}
        maxLength={120}
        required
        withAsterisk={false}
        onSave={(name) => void save({ name })}
      />
      <SavedText
        label={format.t('settings.project.client')}
        placeholder={format.t('settings.project.clientPlaceholder')}
        value={settings.clientName}
        maxLength={120}
        onSave={(clientName) => void save({ clientName })}
      />
      <Select
        label={format.t('settings.project.locale')}
        value={settings.locale}
        data={[
          { value: 'zh-CN', label: '简体中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => void save({ locale: locale.parse(value) })}
      />
      <Select
        label={format.t('settings.project.currency')}
        description={format.t('settings.project.currencyHelp')}
        value={settings.currency}
        data={currencyChoices(format.locale)}
        searchable
        allowDeselect={false}
        onChange={(value) => value !== null && void save({ currency: value })}
      />
    </div>
  );
}
