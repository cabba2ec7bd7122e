// The decision: the grounds once more, a name, a reason, and a second look.
import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '../../../shared/contract/contract.ts';
import { ErrorPanel } from '../../components/ErrorPanel.tsx';
import { useWrite } from '../../useEngine.ts';
import { useFormat } from '../../useFormat.ts';
import { useMyName } from '../../useMyName.ts';
import classes from './LetGoPart.module.css';

type LetGoDialogProps = {
  opened: boolean;
  candidates: Result<'value.candidates'>['rows'];
  asOf: string | null;
  onClose: () => void;
  onDone: () => void;
};

export function LetGoDialog({ opened, candidates, asOf, onClose, onDone }: LetGoDialogProps) {
  const { t, text } = useFormat();
  const write = useWrite('value.letGo');
  const [confirmedBy, setConfirmedBy] = useMyName();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const ready = confirmedBy.trim() !== '' && reason.trim() !== '' && sure;
  const confirm = async () => {
    try {
      await write.run({ customers: candidates.map((row) => row.customer), reason, confirmedBy, asOf });
      setReason('');
      setSure(false);
      onDone();
    } catch {
      // The hook shows it.
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('value.dialog.title', { count: candidates.length })}>
      <p className={classes.lead}>{t('value.dialog.lead')}</p>
      <h3 className={classes.small}>{t('value.dialog.grounds')}</h3>
      <ul className={classes.look}>
        {candidates.map((row) => (
          <li key={row.customer}>
            <strong>{row.name ?? row.customer}</strong>
            {row.flags.map((flag) => (
              <span key={`${flag.kind} ${flag.origin} ${JSON.stringify(flag.text.params)}`}>
                {t(`value.flags.kinds.${flag.kind}`)} · {text(flag.text)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <div className={classes.form}>
        <TextInput
          label={t('value.dialog.name')}
          placeholder={t('value.dialog.nameHint')}
          maxLength={200}
          required
          value={confirmedBy}
          onChange={(event) => setConfirmedBy(event.currentTarget.value)}
        />
        <Textarea
          label={t('value.dialog.reason')}
          placeholder={t('value.dialog.reasonHint')}
          maxLength={200}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Checkbox
          label={t('value.dialog.sure')}
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        {write.error && <ErrorPanel error={write.error} />}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('value.dialog.cancel')}
          </Button>
          <Button color="red" disabled={!ready} loading={write.running} onClick={() => void confirm()}>
            {t('value.dialog.confirm')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
