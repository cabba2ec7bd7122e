// How to reach the customer, what is bought most, and the columns of the user's own file.
import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { copyText } from '../../components/customerGrid/copyRows.ts';
import { useFormat } from '../../useFormat.ts';
import type { Card } from '../CustomerCard.tsx';
import classes from './CardFacts.module.css';

type Fact = { label: string; value: ReactNode; copy?: string };

export function CardFacts({ card }: { card: Card }) {
  const { t, date, money, number } = useFormat();
  const { row, lastContact } = card;
  const text = (label: string, value: string | null, canCopy = false): Fact[] =>
    value ? [{ label: t(label), value, ...(canCopy ? { copy: value } : {}) }] : [];
  const facts: Fact[] = [
    ...text('card.contact.phone', row.phone, true),
    ...text('card.contact.email', row.email, true),
    ...text('card.contact.address', card.address, true),
    ...text('card.contact.region', row.region),
    ...text('card.contact.type', row.type),
    ...text('card.contact.customer', row.customer, true),
    ...text('card.contact.birthday', card.birthday),
    ...text('card.contact.startedOn', card.startedOn && date(card.startedOn)),
    ...text('card.contact.contractEnd', card.contractEnd && date(card.contractEnd)),
    ...text('card.contact.cancelledOn', card.cancelledOn && date(card.cancelledOn)),
    {
      label: t('card.contact.lastContact'),
      value: lastContact
        ? [date(lastContact.day), lastContact.channel].filter(Boolean).join(' · ')
        : t('card.contact.noContact'),
    },
    {
      label: t('card.contact.complaints'),
      value:
        card.complaints === 0 ? (
          t('card.contact.noComplaints')
        ) : card.openComplaints > 0 ? (
          <strong className={classes.open}>{t('card.contact.open', { count: card.openComplaints })}</strong>
        ) : (
          t('card.contact.allSolved', { count: card.complaints })
        ),
    },
    ...text('card.contact.note', card.note),
  ];
  return (
    <>
      <section>
        <h3 className={classes.title}>{t('card.contact.title')}</h3>
        <Facts facts={facts} />
      </section>
      {card.favourites.length > 0 && (
        <section>
          <h3 className={classes.title}>{t('card.favourites.title')}</h3>
          <ol className={classes.products}>
            {card.favourites.map((one) => (
              <li key={one.product}>
                <span className={classes.product} title={one.product}>
                  {one.product}
                </span>
                <span className={classes.number} title={money(one.amountE4)}>
                  {t('card.favourites.orders', { count: one.orders, n: number(one.orders) })}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {card.attributes.length > 0 && (
        <section>
          <h3 className={classes.title}>{t('card.attributes')}</h3>
          <Facts facts={card.attributes.map(({ name, value }) => ({ label: name, value }))} />
        </section>
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useFormat();
  const copy = async (value: string) => {
    await copyText(value);
    notifications.show({ message: t('card.contact.copied'), autoClose: 2000 });
  };
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, copy: copied }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>
            <span className={classes.value}>{value}</span>
            {copied !== undefined && (
              <ActionIcon
                size={22}
                className={classes.copy}
                aria-label={t('card.contact.copy', { what: label })}
                title={t('card.contact.copy', { what: label })}
                onClick={() => void copy(copied)}
              >
                <svg viewBox="0 0 16 16" width="13" height="13" fill="none" stroke="currentColor" aria-hidden="true">
                  <path d="M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3" strokeWidth="1.35" strokeLinejoin="round" />
                </svg>
              </ActionIcon>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
