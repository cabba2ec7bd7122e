// Several imports on the same step: one tab each, with a mark where something waits.
import { Icon } from '../../../components/Icon.tsx';
import { useFormat } from '../../../useFormat.ts';
import classes from './ImportTabs.module.css';
import { importName } from './importName.ts';
import { useWizard } from './wizardView.ts';

export function ImportTabs() {
  const format = useFormat();
  const { imports, at, step, go, previewOf, checks, look } = useWizard();
  const waits = (id: string) =>
    step === 'columns'
      ? previewOf(id).preview?.ready === false
      : checks.of(id).error !== null || checks.of(id).report?.rowsUsable === 0;
  return (
    <nav className={classes.tabs} aria-label={format.t('import.tabs')}>
      {imports.map((planned, place) => (
        <button
          key={planned.id}
          type="button"
          aria-current={place === at ? 'true' : undefined}
          onClick={() => go(step, place)}
        >
          <strong>{format.t(`import.kind.${planned.kind}`)}</strong>
          <span>{importName(format, planned, look.files.length)}</span>
          {waits(planned.id) && (
            <span className={classes.waits} title={format.t('import.waits')}>
              <Icon name="warning" size={12} />
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
