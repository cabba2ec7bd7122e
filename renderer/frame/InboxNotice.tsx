// New exports in the watched folder, said quietly above the screen.
import { ActionIcon, Button } from '@mantine/core';
import type { Inbox } from '../../shared/contract/inbox.ts';
import type { Format } from '../../shared/format.ts';
import { Icon } from '../components/Icon.tsx';
import { useRoute } from '../router.ts';
import { useWrite } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useInbox } from '../useInbox.ts';
import classes from './InboxNotice.module.css';
import { importFiles, useOpening } from './opening.ts';

/** "3 new files, same shape as orders-02.csv", where all are like the same earlier file. */
function offerText({ t }: Format, offers: Inbox['offers']): string {
  const [first] = offers;
  const like = offers.every(({ likeFile }) => likeFile === first?.likeFile) ? (first?.likeFile ?? null) : null;
  const form = like === null ? 'inbox.new' : 'inbox.newLike';
  if (offers.length === 1) return t(`${form}One`, { file: first?.fileName ?? '', like });
  return t(form, { count: offers.length, like });
}

export function InboxNotice() {
  const format = useFormat();
  const { t } = format;
  const { screen, params } = useRoute();
  const { inbox } = useInbox();
  const dismiss = useWrite('inbox.dismiss');
  const opening = useOpening();
  const offers = inbox?.offers ?? [];
  // Whoever is importing is not told of more to import.
  if (offers.length === 0 || (screen === 'import' && params.files !== undefined)) return null;
  const tickets = offers.map(({ file }) => file);
  return (
    <section className={classes.notice} aria-label={t('inbox.title')}>
      <Icon name="folder" size={14} />
      <span className={classes.text} role="status" title={offers.map(({ fileName }) => fileName).join('\n')}>
        {offerText(format, offers)}
        {inbox?.folder && <span className={classes.where}>{t('inbox.in', { folder: inbox.folder })}</span>}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => importFiles(tickets.map((ticket) => ({ ticket })))}>
        {t('inbox.look', { count: offers.length })}
      </Button>
      <ActionIcon
        size={22}
        aria-label={t('inbox.dismiss')}
        title={t('inbox.dismiss')}
        onClick={() => void dismiss.run({ files: tickets }).catch(opening.tell)}
      >
        <Icon name="close" size={12} />
      </ActionIcon>
    </section>
  );
}
