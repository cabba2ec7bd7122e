// One customer, as it is worth knowing before a call: how things stand, what was bought, what happened.
import { Skeleton } from '@mantine/core';
import { useEffect } from 'react';
import type { Result } from '../../shared/contract/contract.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { Icon } from '../components/Icon.tsx';
import { Notices } from '../components/Notices.tsx';
import { Page } from '../components/Page.tsx';
import { StateMark } from '../components/StateMark.tsx';
import { WhyButton } from '../components/WhyButton.tsx';
import { useRoute } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { CardAlerts } from './customerCard/CardAlerts.tsx';
import { CardFacts } from './customerCard/CardFacts.tsx';
import { CardFigures } from './customerCard/CardFigures.tsx';
import { CardToCome } from './customerCard/CardToCome.tsx';
import classes from './customerCard/CustomerCard.module.css';
import { MergedIds } from './customerCard/MergedIds.tsx';
import { MonthBars } from './customerCard/MonthBars.tsx';
import { PersonFlags } from './customerCard/PersonFlags.tsx';
import { Standing } from './customerCard/Standing.tsx';
import { Timeline } from './customerCard/Timeline.tsx';
import { listHref } from './customers/listPlace.ts';

export type Card = Result<'customers.card'>;

export function CustomerCard() {
  const format = useFormat();
  const { params } = useRoute();
  const customer = params.customer ?? '';
  const { data: found, error, stale, retry } = useRead('customers.card', { customer });
  // While another customer's card is on its way, the one before must not stand under the wrong address.
  const card = found?.row.customer === customer ? found : undefined;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
      window.location.hash = listHref();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Page
      title={format.t('card.title')}
      stale={stale}
      actions={
        <a className={classes.back} href={listHref()}>
          <Icon name="back" size={14} />
          {format.t('card.back')}
        </a>
      }
    >
      {error ? <ErrorPanel error={error} onRetry={retry} /> : card ? <Whole card={card} /> : <Waiting />}
    </Page>
  );
}

function Whole({ card }: { card: Card }) {
  const format = useFormat();
  const { row } = card;
  return (
    <>
      <header className={classes.head}>
        <h2 className={classes.name}>{row.name ?? row.customer}</h2>
        <span className={classes.state}>
          <StateMark state={row.state} />
          {card.why.state && <WhyButton why={card.why.state} title={format.t('card.state')} compact />}
        </span>
        {row.phone && <span className={classes.phone}>{row.phone}</span>}
      </header>
      <p className={classes.headline}>{format.text(card.headline)}</p>
      <CardFigures card={card} />
      <div className={classes.columns}>
        <div className={classes.main}>
          <MonthBars months={card.months} />
          <Timeline card={card} />
        </div>
        <aside className={classes.side}>
          <Standing card={card} />
          <CardAlerts customer={card.row.customer} />
          <CardToCome customer={card.row.customer} />
          <PersonFlags customer={card.row.customer} />
          <CardFacts card={card} />
          <MergedIds customer={card.row.customer} />
        </aside>
      </div>
      <Notices notices={card.notices} />
    </>
  );
}

function Waiting() {
  return (
    <div aria-busy="true">
      <Skeleton height={28} width={220} mb={12} />
      <Skeleton height={24} width="60%" mb={24} />
      <Skeleton height={104} mb={28} />
      <Skeleton height={360} />
    </div>
  );
}
