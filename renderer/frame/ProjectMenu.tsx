// The open project: what is in it, and the way to another.
import { Menu, Tooltip } from '@mantine/core';
import { Icon } from '../components/Icon.tsx';
import { navigate } from '../router.ts';
import { useRead } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useProject } from '../useProject.ts';
import { useOpening } from './opening.ts';
import classes from './ProjectMenu.module.css';

export function ProjectMenu() {
  const format = useFormat();
  const { project, close } = useProject();
  const opening = useOpening();
  const recent = useRead('project.recent', {});
  if (!project) return null;
  const others = (recent.data?.projects ?? []).filter((entry) => !entry.missing && entry.fileName !== project.fileName);
  const leave = () => {
    close();
    navigate('start');
  };
  return (
    <div className={classes.project}>
      <Menu position="bottom-start" width={280}>
        <Menu.Target>
          <button type="button" className={classes.button}>
            <span className={classes.name}>{project.name}</span>
            <Icon name="chevronDown" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.about}>
            <div className={classes.file}>{project.fileName}</div>
            <div>
              {format.t('frame.project.customers', { count: project.customers })}
              {' · '}
              {format.t('frame.project.orders', { count: project.orders })}
            </div>
            {project.firstDay && (
              <div>
                {format.date(project.firstDay)} – {format.date(project.lastDay)}
              </div>
            )}
          </div>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={() => opening.askNew()}>
            {format.t('frame.project.new')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="folder" size={14} />} onClick={() => void opening.chooseProject()}>
            {format.t('frame.project.open')}
          </Menu.Item>
          {others.length > 0 && <Menu.Label>{format.t('frame.project.recent')}</Menu.Label>}
          {others.slice(0, 5).map((entry) => (
            <Menu.Item key={entry.file} onClick={() => void opening.openTicket(entry.file)}>
              {entry.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="close" size={14} />} onClick={leave}>
            {format.t('frame.project.close')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {project.readOnly && (
        <Tooltip
          label={project.readOnlyReason ? format.text(project.readOnlyReason) : format.t('frame.project.readOnly')}
        >
          <span className={classes.readOnly}>{format.t('frame.project.readOnly')}</span>
        </Tooltip>
      )}
    </div>
  );
}
