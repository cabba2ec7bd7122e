// Asks what a new project needs to know: its name and its currency.
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { PickedFile } from '../../shared/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import { ErrorPanel } from '../components/ErrorPanel.tsx';
import { navigate } from '../router.ts';
import { useEngine, useHost } from '../useEngine.ts';
import { useFormat } from '../useFormat.ts';
import { useLook } from '../useLook.ts';
import { useProject } from '../useProject.ts';
import { currencyChoices } from './currencies.ts';
import { importFiles } from './opening.ts';

/** Spreadsheets to import once the project is there. */
export type NewProjectRequest = { spreadsheets: readonly PickedFile[] };
export type NewProjectProps = { request: NewProjectRequest | null; onClose: () => void };

const nameOf = (file: PickedFile | undefined) => file?.name.replace(/\.[^.]+$/, '').replaceAll(/[_]+/g, ' ') ?? '';

export function NewProject({ request, onClose }: NewProjectProps) {
  const format = useFormat();
  return (
    <Modal opened={request !== null} onClose={onClose} title={format.t('start.new.title')}>
      {request && <Form request={request} onClose={onClose} />}
    </Modal>
  );
}

function Form({ request, onClose }: { request: NewProjectRequest; onClose: () => void }) {
  const format = useFormat();
  const { locale } = useLook();
  const engine = useEngine();
  const host = useHost();
  const { open } = useProject();
  const [name, setName] = useState(nameOf(request.spreadsheets[0]));
  const [currency, setCurrency] = useState(locale === 'zh-CN' ? 'CNY' : 'GBP');
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => setError(null), []);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setRunning(true);
    setError(null);
    try {
      const place = await host.pickNewProject(name.trim());
      if (place) {
        open(await engine.call('project.create', { project: place.ticket, name: name.trim(), currency, locale }));
        onClose();
        if (request.spreadsheets.length > 0) importFiles(request.spreadsheets);
        else navigate('import');
      }
    } catch (failure) {
      setError(failure instanceof AppError ? failure : new AppError('screen.failed', { detail: String(failure) }));
    }
    setRunning(false);
  };

  return (
    <form onSubmit={create}>
      <Stack gap={16}>
        <TextInput
          label={format.t('start.new.name')}
          description={format.t('start.new.nameHelp')}
          value={name}
          maxLength={120}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={format.t('start.new.currency')}
          description={format.t('start.new.currencyHelp')}
          data={currencyChoices(format.locale)}
          value={currency}
          onChange={(value) => value && setCurrency(value)}
          searchable
          maxDropdownHeight={220}
        />
        {error && <ErrorPanel error={error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={onClose}>
            {format.t('common.cancel')}
          </Button>
          <Button type="submit" loading={running} disabled={name.trim() === ''}>
            {format.t(request.spreadsheets.length > 0 ? 'start.new.createAndLook' : 'start.new.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
