// Who is likely still there and who is likely to order soon; a click on a bar leads to them.
import { aliveBandsChart, nextOrdersChart } from '../../../shared/charts/toComeBands.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import { Chart } from '../../components/Chart.tsx';
import { ChartGrid } from '../../components/charts/ChartGrid.tsx';
import { canTellWhoLeft } from './canTellWhoLeft.ts';

export function BandsPart({ result }: { result: Result<'toCome.value'> }) {
  if (result.alive.length === 0) return null;
  return (
    <ChartGrid>
      {canTellWhoLeft(result) && (
        <Chart data={result} build={aliveBandsChart} fileName="still-customers" height={260} />
      )}
      <Chart data={result} build={nextOrdersChart} fileName="next-orders" height={260} />
    </ChartGrid>
  );
}
