// What is put into the messages to a customer, and the words they are written in.
import type { AlertRow, MessageTemplate } from '../../../shared/contract/alerts.ts';
import type { ProjectSettings } from '../../../shared/contract/settings.ts';
import { isoDate } from '../../../shared/dates.ts';
import type { Format } from '../../../shared/format.ts';
import { MESSAGE_FIELDS, type MessageField } from '../../../shared/messageFields.ts';
import { NO_DAY } from '../../ledger/ledger.ts';

/** People's own words, else those that come with the program. */
export function templateOf(settings: Pick<ProjectSettings, 'alertMessages'>, { locale, t }: Format): MessageTemplate {
  const own = settings.alertMessages[locale];
  if (own !== null) return own;
  const fields = Object.fromEntries(MESSAGE_FIELDS.map((field) => [field, `{{${field}}}`]));
  return {
    mailSubject: t('alerts.message.mailSubject', fields),
    mailBody: t('alerts.message.mailBody', fields),
    sms: t('alerts.message.sms', fields),
  };
}

export function messageValues(
  row: AlertRow,
  { shop, asOf, lastDay }: { shop: string; asOf: number; lastDay: number },
  format: Format,
): Record<MessageField, string> {
  const bought = lastDay !== NO_DAY;
  return {
    name: row.name ?? row.customer,
    customer: row.customer,
    lastOrder: bought ? format.longDate(isoDate(lastDay)) : '',
    days: bought ? format.number(asOf - lastDay) : '',
    reason: row.reasons.map(format.text).join(format.t('alerts.sheet.and')),
    shop,
    owner: row.owner ?? '',
    date: format.longDate(isoDate(asOf)),
  };
}
