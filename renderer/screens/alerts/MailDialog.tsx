// A mail to one customer as a draft: read, copied, opened in the mail program. Nothing is sent from here.
import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { copyText } from '../../components/customerGrid/copyRows.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useOpening } from '../../frame/opening.ts';
import { useHost, useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './Alerts.module.css';

export function MailDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t, locale } = useFormat();
  const host = useHost();
  const opening = useOpening();
  const [myName] = useMyName();
  const { data, error } = useRead('alerts.mail', { customer, locale, from: myName.trim() }, { keepPrevious: false });
  const save = () => data && host.saveResult(data.file, data.fileName).catch(opening.tell);
  return (
    <Modal opened onClose={onClose} size="lg" title={t('alerts.mail.title')}>
      {error && <ErrorPanel error={error} />}
      {data && (
        <>
          <dl className={classes.mail}>
            <dt>{t('alerts.mail.to')}</dt>
            <dd>{data.to ?? t('alerts.mail.noAddress')}</dd>
            <dt>{t('alerts.mail.subject')}</dt>
            <dd>{data.subject}</dd>
          </dl>
          <p className={classes.mailBody}>{data.body}</p>
          <p className={classes.soft}>{t('alerts.mail.notSent')}</p>
          <div className={classes.dialogButtons}>
            <Button
              variant="default"
              onClick={() =>
                void copyText(data.body).then(() =>
                  notifications.show({ message: t('alerts.mail.copied'), autoClose: 1500 }),
                )
              }
            >
              {t('alerts.mail.copy')}
            </Button>
            <Button variant="default" onClick={() => void save()}>
              {t('alerts.mail.save')}
            </Button>
            {data.mailto && (
              <Button component="a" href={data.mailto}>
                {t('alerts.mail.open')}
              </Button>
            )}
          </div>
        </>
      )}
    </Modal>
  );
}
