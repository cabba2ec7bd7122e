// The way through the product, in the order people work.
import { useEffect, useRef } from 'react';
import { Brand } from '../components/Brand.tsx';
import { Icon } from '../components/Icon.tsx';
import { href } from '../router.ts';
import { railGroups, type ScreenName, screens } from '../screens/all.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { LookMenus } from './LookMenus.tsx';
import classes from './Rail.module.css';

export function Rail({ chosen }: { chosen: ScreenName }) {
  const format = useFormat();
  return (
    <nav className={classes.rail} aria-label={format.t('frame.rail')}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
        {format.t('frame.skip')}
      </button>
      <a className={classes.brand} href={href('overview')}>
        <Brand />
      </a>
      <div className={classes.groups}>
        {railGroups.map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} className={classes.group}>
              {format.t(`frame.group.${group}`)}
            </h2>
            <ul className={classes.items}>
              {screens
                .filter((screen) => screen.group === group)
                .map((screen) => (
                  <RailItem key={screen.name} name={screen.name} icon={screen.icon} chosen={chosen === screen.name} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <ul className={`${classes.items} ${classes.always}`}>
        <RailItem name="settings" icon="settings" chosen={chosen === 'settings'} />
      </ul>
      <div className={classes.foot}>
        <LookMenus />
      </div>
    </nav>
  );
}

type RailItemProps = { name: ScreenName; icon: Parameters<typeof Icon>[0]['name']; chosen: boolean };

function RailItem({ name, icon, chosen }: RailItemProps) {
  const format = useFormat();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <a ref={link} className={classes.item} href={href(name)} aria-current={chosen ? 'page' : undefined}>
        <Icon name={icon} />
        <span>{format.t(name === 'records' ? 'frame.railRecords' : `frame.screen.${name}`)}</span>
        {name === 'alerts' && <NewAlerts />}
      </a>
    </li>
  );
}

/** Severe alerts of the newest list that nobody has done anything about. */
function NewAlerts() {
  const { t, number } = useFormat();
  const { data } = useRead('alerts.state', {});
  if (!data || data.newSevere === 0) return null;
  return (
    <span className={classes.badge} title={t('alerts.badge', { count: data.newSevere })}>
      {number(data.newSevere)}
    </span>
  );
}
