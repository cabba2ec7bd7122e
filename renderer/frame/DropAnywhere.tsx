// Files dropped anywhere on the page are taken in.
import { useEffect, useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { useFormat } from '../useFormat.ts';
import classes from './DropAnywhere.module.css';
import { droppedFiles } from './droppedFiles.ts';
import { useOpening } from './opening.ts';

const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

export function DropAnywhere() {
  const format = useFormat();
  const opening = useOpening();
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const allow = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      depth = 0;
      setOver(false);
      droppedFiles(event.dataTransfer).then((files) => {
        if (files.length > 0) void opening.accept(files);
      }, opening.tell);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', allow);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', allow);
      window.removeEventListener('drop', drop);
    };
  }, [opening]);
  if (!over) return null;
  return (
    <div className={classes.veil}>
      <div className={classes.target}>
        <Icon name="import" size={28} />
        <strong>{format.t('frame.drop.title')}</strong>
        <span>{format.t('frame.drop.text')}</span>
      </div>
    </div>
  );
}
