// The finished page, and what can be done with it: read, print, save.
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { Icon } from '../../components/Icon.tsx';
import { useOpening } from '../../frame/opening.ts';
import { useHost } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Report.module.css';

type ReportPreviewProps = {
  report: Result<'report.build'>;
  /** The choices or the date have moved on since it was built. */
  stale: boolean;
};

export function ReportPreview({ report, stale }: ReportPreviewProps) {
  const { t, number, date } = useFormat();
  const host = useHost();
  const opening = useOpening();
  const [busy, setBusy] = useState(false);
  const address = host.reportUrl(report.file, report.fileName);
  const pdfName = report.fileName.replace(/\.html$/, '.pdf');

  const hand = async (work: () => Promise<boolean>) => {
    setBusy(true);
    try {
      if (await work()) notifications.show({ message: t('report.screen.saved'), autoClose: 1500 });
    } catch (error) {
      opening.tell(error);
    } finally {
      setBusy(false);
    }
  };
  const { printPdf } = host;
  return (
    <section aria-label={t('report.screen.preview')}>
      <div className={classes.bar}>
        <p className={classes.ready} role="status">
          {t('report.screen.ready', {
            date: date(report.asOf),
            count: report.charts,
            size: number(Math.max(1, Math.round(report.sizeBytes / 1024))),
          })}
        </p>
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<Icon name="report" size={14} />}
            onClick={() => void host.openReport(report.file, report.fileName).catch(opening.tell)}
          >
            {t('report.screen.open')}
          </Button>
          {printPdf && (
            <Button
              variant="default"
              leftSection={<Icon name="download" size={14} />}
              loading={busy}
              onClick={() => void hand(() => printPdf(report.file, pdfName))}
            >
              {t('report.screen.savePdf')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<Icon name="download" size={14} />}
            onClick={() => void hand(() => host.saveResult(report.file, report.fileName))}
          >
            {t('report.screen.saveHtml')}
          </Button>
        </Group>
      </div>
      {stale && (
        <p className={classes.stale} role="status">
          <Icon name="info" size={14} /> {t('report.screen.stale')}
        </p>
      )}
      {address === null ? (
        <p className={classes.hint}>{t('report.screen.previewInWindow')}</p>
      ) : (
        <iframe
          className={classes.paper}
          title={t('report.screen.preview')}
          src={address}
          sandbox=""
          referrerPolicy="no-referrer"
          data-stale={stale}
        />
      )}
      {!printPdf && <p className={classes.hint}>{t('report.screen.printHint')}</p>}
    </section>
  );
}
