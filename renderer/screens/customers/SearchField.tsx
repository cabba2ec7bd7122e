// The quick search. Waits for a pause in typing, and for the end of a Chinese input.
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Icon } from '../../components/Icon.tsx';
import { useFormat } from '../../useFormat.ts';

const PAUSE_MS = 180;

type SearchFieldProps = { search: string; onSearch: (search: string) => void; label?: string };

export function SearchField({ search, onSearch, label: given }: SearchFieldProps) {
  const format = useFormat();
  const [text, setText] = useState(search);
  const composing = useRef(false);
  const field = useRef<HTMLInputElement>(null);
  const later = useDebouncedCallback((wanted: string) => {
    if (!composing.current) onSearch(wanted);
  }, PAUSE_MS);

  useEffect(() => {
    if (document.activeElement !== field.current) setText(search);
  }, [search]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key !== '/' || inField) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const change = (wanted: string) => {
    setText(wanted);
    later(wanted);
  };
  const label = given ?? format.t('customers.search');
  return (
    <TextInput
      ref={field}
      type="search"
      w={300}
      value={text}
      maxLength={200}
      placeholder={label}
      aria-label={label}
      leftSection={<Icon name="search" size={14} />}
      rightSection={
        text !== '' && (
          <ActionIcon
            size={20}
            aria-label={format.t('customers.clearSearch')}
            onClick={() => {
              setText('');
              onSearch('');
              field.current?.focus();
            }}
          >
            <Icon name="close" size={12} />
          </ActionIcon>
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={(event) => {
        composing.current = false;
        change(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          setText('');
          onSearch('');
        }
      }}
    />
  );
}
