// Days to act by level, the words of messages, and whether the desktop is to tell of new severe alerts.
import { Button, Modal, NumberInput, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { type MessageTemplate, messageTemplate } from '../../../shared/contract/alerts.ts';
import { type Locale, locale as localeOf } from '../../../shared/contract/common.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { makeFormat } from '../../../shared/format.ts';
import { MESSAGE_FIELDS, unknownFields } from '../../../shared/messageFields.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { LevelMark } from '../../components/LevelMark.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './Alerts.module.css';
import { useNotify } from './useNotify.ts';

type Deadlines = ProjectSettings['alertDeadlines'];

const itself = Object.fromEntries(MESSAGE_FIELDS.map((field) => [field, `{{${field}}}`]));

function standardWords(language: Locale): MessageTemplate {
  const { t } = makeFormat(language, 'CNY');
  return {
    mailSubject: t('alerts.message.mailSubject', itself),
    mailBody: t('alerts.message.mailBody', itself),
    sms: t('alerts.message.sms', itself),
  };
}

type AlertSettingsProps = { settings: ProjectSettings; readOnly: boolean; onClose: () => void };

export function AlertSettings({ settings, readOnly, onClose }: AlertSettingsProps) {
  const { t, locale } = useFormat();
  const write = useWrite('settings.set');
  const notify = useNotify();
  const [myName, setMyName] = useMyName();
  const [deadlines, setDeadlines] = useState<Deadlines>(settings.alertDeadlines);
  const [language, setLanguage] = useState<Locale>(locale);
  const [messages, setMessages] = useState(settings.alertMessages);
  const words = messages[language] ?? standardWords(language);
  const change = (some: Partial<MessageTemplate>) => setMessages({ ...messages, [language]: { ...words, ...some } });
  const wrong = (['mailSubject', 'mailBody', 'sms'] as const).flatMap((part) => unknownFields(words[part]));
  const fits = (['en', 'zh-CN'] as const).every(
    (one) => messages[one] === null || messageTemplate.safeParse(messages[one]).success,
  );
  const save = async () => {
    try {
      await write.run({ alertDeadlines: deadlines, alertMessages: messages });
      notifications.show({ message: t('common.saved'), autoClose: 1500 });
      onClose();
    } catch {
      // The hook keeps it.
    }
  };
  const dueField = (level: 1 | 2 | 3) => (
    <NumberInput
      key={level}
      label={<LevelMark level={level} />}
      min={1}
      max={365}
      suffix={` ${t('alerts.settings.days')}`}
      value={deadlines[level - 1]!}
      onChange={(value) => {
        if (typeof value !== 'number' || value < 1 || value > 365) return;
        const next: Deadlines = [...deadlines];
        next[level - 1] = Math.round(value);
        setDeadlines(next);
      }}
    />
  );
  return (
    <Modal opened onClose={onClose} size="xl" title={t('alerts.settings.title')}>
      <section className={classes.settingsPart}>
        <h3>{t('alerts.settings.deadlines')}</h3>
        <p className={classes.soft}>{t('alerts.settings.deadlinesHelp')}</p>
        <div className={classes.three}>{([3, 2, 1] as const).map(dueField)}</div>
      </section>
      <section className={classes.settingsPart}>
        <h3>{t('alerts.settings.messages')}</h3>
        <p className={classes.soft}>
          {t('alerts.settings.fields')} {MESSAGE_FIELDS.map((field) => `{{${field}}}`).join(' ')}
        </p>
        <SegmentedControl
          size="xs"
          aria-label={t('alerts.settings.language')}
          value={language}
          onChange={(value) => setLanguage(localeOf.parse(value))}
          data={[
            { value: 'zh-CN', label: '简体中文' },
            { value: 'en', label: 'English' },
          ]}
        />
        <TextInput
          label={t('alerts.settings.mailSubject')}
          maxLength={200}
          value={words.mailSubject}
          onChange={(event) => change({ mailSubject: event.currentTarget.value })}
        />
        <Textarea
          label={t('alerts.settings.mailBody')}
          autosize
          minRows={5}
          maxRows={10}
          maxLength={4000}
          value={words.mailBody}
          onChange={(event) => change({ mailBody: event.currentTarget.value })}
        />
        <Textarea
          label={t('alerts.settings.sms')}
          autosize
          minRows={2}
          maxLength={500}
          value={words.sms}
          onChange={(event) => change({ sms: event.currentTarget.value })}
        />
        {wrong.length > 0 && (
          <p className={classes.wrong}>{t('alerts.settings.unknownField', { field: `{{${wrong[0]}}}` })}</p>
        )}
        {messages[language] !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => setMessages({ ...messages, [language]: null })}>
            {t('alerts.settings.standard')}
          </Button>
        )}
      </section>
      <section className={classes.settingsPart}>
        <h3>{t('alerts.settings.here')}</h3>
        <TextInput
          label={t('alerts.settings.myName')}
          description={t('alerts.settings.myNameHelp')}
          maxLength={80}
          value={myName}
          onChange={(event) => setMyName(event.currentTarget.value)}
        />
        <Switch
          label={t('alerts.settings.notify')}
          description={notify.blocked ? t('alerts.settings.notifyBlocked') : t('alerts.settings.notifyHelp')}
          checked={notify.on}
          disabled={notify.blocked && !notify.on}
          onChange={(event) => void notify.setOn(event.currentTarget.checked)}
        />
      </section>
      {write.error && <ErrorPanel error={write.error} />}
      <div className={classes.dialogButtons}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button disabled={readOnly || !fits} loading={write.running} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </div>
    </Modal>
  );
}
