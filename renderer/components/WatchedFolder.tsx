// The folder that is watched for new exports: which one, what is new in it, choose another, stop.
import { Button } from '@mantine/core';
import { importFiles, useOpening } from '../frame/opening.ts';
import { useHost, useWrite } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useInbox } from '../useInbox.ts';
import { Icon } from './Icon.tsx';
import { Section } from './Page.tsx';
import classes from './WatchedFolder.module.css';

export function WatchedFolder() {
  const { t, number, date } = useFormat();
  const host = useHost();
  const opening = useOpening();
  const { inbox } = useInbox();
  const watch = useWrite('inbox.watch');
  const stop = useWrite('inbox.stop');
  if (!inbox) return null;
  const { folder, missing, offers } = inbox;
  const running = watch.running || stop.running;
  const guarded = (work: () => Promise<unknown>) => void work().catch(opening.tell);
  const choose = (pick: NonNullable<typeof host.pickFolder>) =>
    guarded(async () => {
      const picked = await pick();
      if (picked) await watch.run({ folder: picked.ticket });
    });
  const { pickFolder } = host;
  return (
    <Section
      title={t('inbox.title')}
      actions={
        <>
          {pickFolder && (
            <Button variant="default" disabled={running} onClick={() => choose(pickFolder)}>
              {t(folder === null ? 'inbox.choose' : 'inbox.change')}
            </Button>
          )}
          {!pickFolder && folder === null && (
            <Button variant="default" disabled={running} onClick={() => guarded(() => watch.run({}))}>
              {t('inbox.useDefault')}
            </Button>
          )}
          {folder !== null && (
            <Button variant="default" disabled={running} onClick={() => guarded(() => stop.run({}))}>
              {t('inbox.stop')}
            </Button>
          )}
        </>
      }
    >
      {folder === null ? (
        <p className={classes.help}>{t(pickFolder ? 'inbox.help' : 'inbox.helpDefault')}</p>
      ) : (
        <>
          <p className={classes.folder}>
            <Icon name="folder" size={14} />
            <strong>{folder}</strong>
            <span>{missing ? t('inbox.missing') : offers.length === 0 ? t('inbox.nothingNew') : null}</span>
          </p>
          {offers.length > 0 && (
            <>
              <ul className={classes.offers}>
                {offers.map((offer) => (
                  <li key={offer.file}>
                    <a href={`#/import?files=${encodeURIComponent(offer.file)}`}>{offer.fileName}</a>
                    <span>{offer.likeFile === null ? '' : t('inbox.like', { file: offer.likeFile })}</span>
                    <span className={classes.number}>
                      {t('inbox.size', { size: number(Math.ceil(offer.sizeBytes / 1024)) })}
                    </span>
                    <span>{date(offer.modifiedAt.slice(0, 10))}</span>
                  </li>
                ))}
              </ul>
              {offers.length > 1 && (
                <Button variant="default" onClick={() => importFiles(offers.map(({ file }) => ({ ticket: file })))}>
                  {t('inbox.look', { count: offers.length })}
                </Button>
              )}
            </>
          )}
        </>
      )}
    </Section>
  );
}
