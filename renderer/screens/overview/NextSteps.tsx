// What to do next, in words: at most four things, the most pressing first.
import type { Result } from '../../../shared/contract/contract.ts';
import { Icon } from '../../components/Icon.tsx';
import { customersHref } from '../../customersOf.ts';
import { href } from '../../router.ts';
import { useRead } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './NextSteps.module.css';

type Step = { id: string; text: string; action: string; href: string };

export function NextSteps({ overview }: { overview: Result<'overview.get'> }) {
  const { t, moneyCompact, month, number } = useFormat();
  const { data: alerts } = useRead('alerts.state', {});
  const steps: Step[] = [];
  const { churnLatest: latest, definition } = overview;
  if (definition.origin !== 'chosen') {
    const days = definition.definition.kind === 'silence' ? definition.definition.days : null;
    steps.push({
      id: 'definition',
      text: days === null ? t('overview.next.cancel') : t('overview.next.definition', { count: days }),
      action: t('overview.next.definitionAction'),
      href: href('definition'),
    });
  }
  if (alerts?.rules === null && overview.active > 0) {
    steps.push({
      id: 'rules',
      text: t('overview.next.rules'),
      action: t('overview.next.rulesAction'),
      href: href('alertRules'),
    });
  } else if (alerts?.rules != null) {
    steps.push({
      id: 'alerts',
      text:
        alerts.newSevere > 0 ? t('overview.next.alerts', { count: alerts.newSevere }) : t('overview.next.alertsList'),
      action: t('overview.next.alertsAction'),
      href: href('alerts'),
    });
  }
  if (overview.atRisk > 0 && !(alerts && alerts.newSevere > 0)) {
    steps.push({
      id: 'atRisk',
      text: t('overview.next.atRisk', { count: overview.atRisk, money: moneyCompact(overview.atRiskRevenueE4) }),
      action: t('overview.next.atRiskAction'),
      href: customersHref({ kind: 'state', states: ['atRisk'] }),
    });
  }
  if (latest && latest.lost > 0) {
    steps.push({
      id: 'lost',
      text: t('overview.next.lost', { count: latest.lost, month: month(latest.from), opening: number(latest.opening) }),
      action: t('overview.next.lostAction'),
      href: customersHref({ kind: 'lostIn', from: latest.from, to: latest.to }),
    });
  }
  if (steps.length === 0) return null;
  return (
    <section className={classes.steps} aria-labelledby="next-steps">
      <h2 id="next-steps">{t('overview.next.title')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.id}>
            <a href={step.href}>
              <span>{step.text}</span>
              <span className={classes.action}>
                {step.action}
                <Icon name="arrowRight" size={14} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
