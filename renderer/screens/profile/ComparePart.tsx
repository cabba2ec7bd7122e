// What customers of a set are like beside the others: fields ranked by how strongly they tell them apart.
import { useMemo, useState } from 'react';
import { profileFieldChart } from '../../../shared/charts/profileField.ts';
import { profileRankingChart } from '../../../shared/charts/profileRanking.ts';
import type { Result } from '../../../shared/contract/contract.ts';
import type { CustomerSet } from '../../../shared/contract/customerSet.ts';
import { profileFieldWord, sideWord } from '../../../shared/profileWords.ts';
import { setWords } from '../../../shared/setWords.ts';
import { AnalysisPage } from '../../components/AnalysisPage.tsx';
import { Chart } from '../../components/Chart.tsx';
import { InReport } from '../../components/InReport.tsx';
import { Section } from '../../components/Page.tsx';
import { WhyButton } from '../../components/WhyButton.tsx';
import { setFromParams } from '../../customersOf.ts';
import { useRoute } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useSegmentNames } from '../../useSegmentNames.ts';
import { BinTable } from './BinTable.tsx';
import { FieldTable } from './FieldTable.tsx';
import classes from './Profile.module.css';
import { ProfileTabs } from './ProfileTabs.tsx';
import { SideSelect } from './SideSelect.tsx';

type Profile = Result<'profile.compare'>;
const LOST: CustomerSet = { kind: 'state', states: ['lost'] };
const NOT_LOST: CustomerSet = { kind: 'state', states: ['active', 'atRisk'] };

export function ComparePart() {
  const { t } = useFormat();
  const route = useRoute();
  const [set, setSet] = useState<CustomerSet>(() => (route.params.set ? setFromParams(route.params) : LOST));
  const [against, setAgainst] = useState<CustomerSet | null>(() => (route.params.set ? null : NOT_LOST));
  const { data, error, loading, stale, retry } = useRead('profile.compare', { set, against });
  return (
    <AnalysisPage
      title={t('frame.screen.profile')}
      tabs={<ProfileTabs />}
      headline={data?.headline}
      refused={null}
      notices={data?.notices}
      why={data?.why.iv}
      loading={loading}
      stale={stale}
      error={error}
      onRetry={retry}
      actions={<InReport section="profile" />}
    >
      <div className={classes.sides}>
        <SideSelect label={t('profile.set')} value={set} onChange={(chosen) => setSet(chosen ?? LOST)} />
        <SideSelect label={t('profile.against')} value={against} onChange={setAgainst} withRest />
      </div>
      {data && !data.refused && <ProfileBody result={data} />}
    </AnalysisPage>
  );
}

function ProfileBody({ result }: { result: Profile }) {
  const format = useFormat();
  const { t } = format;
  const names = useSegmentNames();
  const [chosen, setChosen] = useState<string | null>(null);
  const keyOf = (variable: Profile['variables'][number]) => JSON.stringify(variable.field);
  const variable = result.variables.find((one) => keyOf(one) === chosen) ?? result.variables[0];
  const word = (set: CustomerSet | null) => sideWord(format, set, set ? setWords(format, set, names) : null);
  const [setWord, otherWord] = [word(result.set), word(result.against)];
  const input = useMemo(
    () => (variable ? { variable, set: setWord, other: otherWord } : null),
    [variable, setWord, otherWord],
  );
  if (!variable || !input) return null;
  const shown = result.variables.filter(({ iv }) => iv !== null).length;
  return (
    <>
      {shown > 0 && (
        <Chart
          data={result}
          build={profileRankingChart}
          fileName="profile"
          height={Math.max(160, 56 + 28 * Math.min(15, shown))}
          actions={result.why.iv && <WhyButton why={result.why.iv} compact />}
        />
      )}
      <div className={classes.table}>
        <FieldTable variables={result.variables} chosen={keyOf(variable)} onChoose={setChosen} />
      </div>
      <Section title={t('profile.detail', { field: profileFieldWord(format, variable.field) })}>
        <Chart
          data={input}
          build={profileFieldChart}
          fileName="profile-field"
          height={Math.max(180, 64 + 44 * variable.bins.length)}
          actions={result.why.index && <WhyButton why={result.why.index} compact />}
        />
        <BinTable variable={variable} set={setWord} other={otherWord} />
      </Section>
    </>
  );
}
