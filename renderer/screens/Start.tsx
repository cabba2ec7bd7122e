// The first screen: begin, open, go on, or look at a finished example.
import { Button } from '@mantine/core';
import { Brand } from '../components/Brand.tsx';
import { Icon } from '../components/Icon.tsx';
import { LookMenus } from '../frame/LookMenus.tsx';
import { useOpening } from '../frame/opening.ts';
import { useHost } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import classes from './Start.module.css';
import { FinishedPicture } from './start/FinishedPicture.tsx';
import { RecentProjects } from './start/RecentProjects.tsx';
import { SampleBusinesses } from './start/SampleBusinesses.tsx';

export function Start() {
  const format = useFormat();
  const host = useHost();
  const opening = useOpening();
  const chooseSpreadsheet = async () => {
    try {
      const files = await host.pickFiles();
      if (files.length > 0) await opening.acceptPicked(files);
    } catch (error) {
      opening.tell(error);
    }
  };
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Brand />
        <LookMenus />
      </header>
      <div className={classes.columns}>
        <div className={classes.begin}>
          <h1 className={classes.title}>{format.t('start.title')}</h1>
          <p className={classes.lead}>{format.t('start.lead')}</p>
          <button type="button" className={classes.drop} onClick={() => void chooseSpreadsheet()}>
            <Icon name="import" size={22} />
            <span>
              <strong>{format.t('start.drop.title')}</strong>
              <span className={classes.dropText}>{format.t('start.drop.text')}</span>
            </span>
          </button>
          <div className={classes.buttons}>
            <Button variant="default" leftSection={<Icon name="plus" size={14} />} onClick={() => opening.askNew()}>
              {format.t('start.newProject')}
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="folder" size={14} />}
              onClick={() => void opening.chooseProject()}
            >
              {format.t('start.openProject')}
            </Button>
          </div>
          <RecentProjects />
        </div>
        <div className={classes.show}>
          <FinishedPicture />
          <SampleBusinesses />
        </div>
      </div>
      <footer className={classes.foot}>{format.t('start.offline')}</footer>
    </div>
  );
}
