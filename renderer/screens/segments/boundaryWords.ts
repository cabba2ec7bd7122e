// How far it is to another segment, in words.
import type { z } from 'zod';
import type { boundaryOfCustomer } from '../../../shared/contract/segments.ts';
import type { Format } from '../../../shared/format.ts';
import { segmentName } from '../../../shared/segmentName.ts';

type Boundary = z.infer<typeof boundaryOfCustomer>;
type Words = { fall: string | null; money: string | null; orders: string | null };

export function boundaryWords(format: Format, { fall, byMoney, byOrders }: Boundary): Words {
  const { t } = format;
  return {
    fall: fall && t('segments.boundary.fall', { count: fall.days, to: segmentName(format, fall.to) }),
    money:
      byMoney &&
      t('segments.boundary.money', { money: format.money(byMoney.amountE4), to: segmentName(format, byMoney.to) }),
    orders: byOrders && t('segments.boundary.orders', { count: byOrders.orders, to: segmentName(format, byOrders.to) }),
  };
}
