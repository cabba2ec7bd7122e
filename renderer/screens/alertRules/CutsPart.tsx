// Cuts for the calls one can make: chosen on the earlier past, judged on the later, moved with one slider.
import { Button, NumberInput, SegmentedControl, Slider } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { OFF, pointsOrStrictest, rulesAtDials } from '../../../shared/alertNotches.ts';
import { conditionWords, levelWord, ruleName } from '../../../shared/alertRuleWords.ts';
import type { AlertRuleSet } from '../../../shared/contract/alertRule.ts';
import type { AlertAim, SuggestionResult } from '../../../shared/contract/alertTrial.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notices } from '../../components/Notices.tsx';
import { Section } from '../../components/Page.tsx';
import { href } from '../../router.ts';
import { useJob } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useProject } from '../../useProject.ts';
import classes from './AlertRules.module.css';
import { type BackTestChoice, BackTestOptions, START_CHOICE } from './BackTestOptions.tsx';
import { LevelTable } from './LevelTable.tsx';

const START_CALLS = 8;
const isAim = (value: string): value is AlertAim['kind'] => ['capacity', 'precision', 'profit'].includes(value);

type CutsPartProps = { rules: AlertRuleSet } & Taking;

/** Puts rules in force. */
type Taking = { saving: boolean; disabled: boolean; onTake: (rules: AlertRuleSet) => void };

export function CutsPart({ rules, ...taking }: CutsPartProps) {
  const format = useFormat();
  const { t } = format;
  const { asOf } = useProject();
  const { start, ...job } = useJob('alertRules.suggest');
  const [kind, setKind] = useState<AlertAim['kind']>('capacity');
  const [calls, setCalls] = useState(START_CALLS);
  const [asked, setAsked] = useState(START_CALLS);
  const [share, setShare] = useState(0.5);
  const [choice, setChoice] = useState<BackTestChoice>(START_CHOICE);
  const aim = useMemo<AlertAim>(
    () => (kind === 'capacity' ? { kind, perWeek: asked } : kind === 'precision' ? { kind, share } : { kind }),
    [kind, asked, share],
  );
  const key = useMemo(() => JSON.stringify({ rules, aim, choice, asOf }), [rules, aim, choice, asOf]);
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const given = JSON.parse(key) as Asked;
    void start({ rules: given.rules, aim: given.aim, ...given.choice }).then((result) => {
      if (result !== null) setFound({ asked: given, result });
    });
  }, [start, key]);
  // The cuts that were tried serve any number of calls: they stay while those for another number are being judged.
  const result = found !== null && tries(found.asked) === tries({ rules, aim, choice, asOf }) ? found.result : null;
  const judgedFor = found?.asked.aim.kind === 'capacity' ? found.asked.aim.perWeek : null;
  const moved = kind === 'capacity' && calls !== judgedFor;
  return (
    <div className={classes.tried}>
      <p className={classes.reason}>{t('alertRules.cutsLead')}</p>
      <div className={classes.aim}>
        <SegmentedControl
          aria-label={t('alertRules.aim.label')}
          value={kind}
          onChange={(value) => isAim(value) && setKind(value)}
          data={(['capacity', 'precision', 'profit'] as const).map((value) => ({
            value,
            label: t(`alertRules.aim.${value}`),
          }))}
        />
        {kind === 'precision' && (
          <NumberInput
            aria-label={t('alertRules.aim.share')}
            suffix="%"
            min={1}
            max={99}
            value={Math.round(share * 100)}
            onBlur={(event) => {
              const percent = Number(event.currentTarget.value.replace('%', ''));
              if (percent > 0 && percent < 100) setShare(percent / 100);
            }}
          />
        )}
      </div>
      {kind === 'capacity' && !(result?.refused && result.path.length === 0) && (
        <CallsSlider calls={calls} path={moved ? (result?.path ?? []) : []} onCalls={setCalls} onDone={setAsked} />
      )}
      {kind === 'profit' && (
        <BackTestOptions choice={choice} campaign={result?.campaign ?? null} onChoice={setChoice} withEvery={false} />
      )}
      {job.running && <JobProgress progress={job.progress} startedAt={job.startedAt} onCancel={job.cancel} />}
      {job.error && <ErrorPanel error={job.error} />}
      {result?.refused && (
        <EmptyState
          title={format.text(result.refused)}
          action={
            <Button component="a" href={href('alerts')}>
              {t('alertRules.next.list')}
            </Button>
          }
        >
          {t('alertRules.next.fromTop')}
        </EmptyState>
      )}
      {result && !result.refused && <Suggested result={result} calls={moved ? calls : null} {...taking} />}
    </div>
  );
}

type Asked = { rules: AlertRuleSet; aim: AlertAim; choice: BackTestChoice; asOf: string | null };
type Found = { asked: Asked; result: SuggestionResult };

/** What the tried cuts depend on: all but the number of calls. */
const tries = ({ aim, ...rest }: Asked): string =>
  JSON.stringify([rest.rules, rest.choice, rest.asOf, aim.kind === 'capacity' ? aim.kind : aim]);

type CallsSliderProps = {
  calls: number;
  path: SuggestionResult['path'];
  onCalls: (calls: number) => void;
  onDone: (calls: number) => void;
};

/** Every number up to ten, then ten steps for each further digit, so that one press of a key is always one step. */
const STEPS = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const STOPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, ...[10, 100, 1000, 10_000].flatMap((unit) => STEPS.map((k) => k * unit))];
const MARKED = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

function CallsSlider({ calls, path, onCalls, onDone }: CallsSliderProps) {
  const { t, decimal, number, share } = useFormat();
  const most = Math.max(60, ...path.map(({ perWeek }) => Math.ceil(perWeek)));
  const last = STOPS.findIndex((stop) => stop >= most);
  const callsAt = (place: number) => STOPS[Math.round(place)]!;
  const point = path[pointsOrStrictest(path, calls)[0]];
  return (
    <div className={classes.slider}>
      <span className={classes.calls}>{t('alertRules.calls', { count: calls })}</span>
      <Slider
        min={0}
        max={last === -1 ? STOPS.length - 1 : last}
        value={STOPS.indexOf(calls)}
        label={null}
        thumbLabel={t('alertRules.aim.capacity')}
        thumbValueText={t('alertRules.calls', { count: calls })}
        onChange={(place) => onCalls(callsAt(place))}
        onChangeEnd={(place) => onDone(callsAt(place))}
        marks={MARKED.filter((value) => value <= most).map((value) => ({
          value: STOPS.indexOf(value),
          label: number(value),
        }))}
      />
      <p className={classes.preview} aria-live="polite">
        {point &&
          t('alertRules.preview', {
            perWeek: decimal(Math.round(point.laterPerWeek * 10) / 10),
            rate: share(point.laterPrecision.value),
            low: share(point.laterPrecision.low),
            high: share(point.laterPrecision.high),
            recall: share(point.laterRecall.value),
            lead: point.laterLead === null ? '–' : number(Math.round(point.laterLead)),
          })}
        {point && point.perWeek > calls && ` ${t('alertRules.previewBeyond', { count: calls })}`}
      </p>
    </div>
  );
}

type SuggestedProps = {
  result: SuggestionResult;
  /** While the slider is moving: the calls it stands at. */
  calls: number | null;
} & Taking;

function Suggested({ result, calls, saving, disabled, onTake }: SuggestedProps) {
  const format = useFormat();
  const { t } = format;
  const { path, scales, rules, later, present } = result;
  const places = calls === null ? result.chosen : pointsOrStrictest(path, calls);
  const suggested = useMemo(() => {
    if (!places || places[0] < 0) return result.suggested;
    const dialsAt = (place: number) => path[place]?.dials ?? rules.rules.map(() => OFF);
    return rulesAtDials(rules, scales, [dialsAt(places[0]), dialsAt(places[1]), dialsAt(places[2])]);
  }, [places, path, rules, scales, result.suggested]);
  if (!suggested) return null;
  return (
    <>
      {calls === null && <p className={classes.headline}>{format.text(result.headline)}</p>}
      <div>
        <Button loading={saving} disabled={disabled} onClick={() => onTake(suggested)}>
          {t('alertRules.takeCuts')}
        </Button>
      </div>
      <ul className={classes.starterRules}>
        {suggested.rules
          .filter((_, r) => scales[r] !== null)
          .map((rule) => (
            <li key={rule.id} data-off={!rule.on}>
              <strong>{ruleName(format, rule)}</strong>
              <span>
                {rule.on
                  ? rule.conditions
                      .map((condition) => conditionWords(format, condition))
                      .join(t(`alertRules.joined.${rule.combine.kind}`))
                  : t('alertRules.switchedOff')}
              </span>
            </li>
          ))}
      </ul>
      {calls === null && (
        <>
          <Notices notices={result.notices} />
          <Section
            title={t('alertRules.laterTitle', {
              from: format.date(result.laterFrom!),
              to: format.date(result.laterTo!),
            })}
          >
            <LevelTable levels={later} label={t('alertRules.suggestedCuts')} />
          </Section>
          <Section
            title={t('alertRules.earlierTitle', { from: format.date(result.from!), to: format.date(result.to!) })}
          >
            <p className={classes.reason}>
              {(result.chosen ?? [])
                .map((place, i) => ({ level: i + 1, point: path[place] }))
                .filter(({ point }) => point !== undefined)
                .map(({ level, point }) =>
                  t('alertRules.earlierLevel', {
                    level: levelWord(format, level),
                    perWeek: format.decimal(Math.round(point!.perWeek * 10) / 10),
                    rate: format.share(point!.precision.value),
                    low: format.share(point!.precision.low),
                    high: format.share(point!.precision.high),
                  }),
                )
                .join(' · ')}
            </p>
          </Section>
          <Section title={t('alertRules.presentTitle')}>
            <LevelTable levels={present} label={t('alertRules.presentTitle')} />
          </Section>
        </>
      )}
    </>
  );
}
