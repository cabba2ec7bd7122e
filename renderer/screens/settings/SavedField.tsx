// Fields that save when they are left or Enter is pressed; Escape takes the change back.
import { NumberInput, type NumberInputProps, TextInput, type TextInputProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';

type Saved<V> = { value: V; onSave: (value: V) => void };

const leaveOn = (event: KeyboardEvent<HTMLInputElement>, undo: () => void) => {
  if (event.key === 'Enter') event.currentTarget.blur();
  if (event.key === 'Escape') undo();
};

export type SavedTextProps = Saved<string> & Omit<TextInputProps, 'value' | 'onChange'>;

export function SavedText({ value, onSave, required, ...rest }: SavedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    const next = typed?.trim() ?? value;
    setTyped(null);
    if (next !== value && !(required && next === '')) onSave(next);
  };
  return (
    <TextInput
      {...rest}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => leaveOn(event, () => setTyped(null))}
    />
  );
}

export type SavedNumberProps = Saved<number> & Omit<NumberInputProps, 'value' | 'onChange'>;

export function SavedNumber({ value, onSave, ...rest }: SavedNumberProps) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const leave = () => {
    const next = typeof typed === 'number' ? typed : value;
    setTyped(null);
    if (next !== value) onSave(next);
  };
  return (
    <NumberInput
      {...rest}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={leave}
      onKeyDown={(event) => leaveOn(event, () => setTyped(null))}
    />
  );
}

/** A share (0…1) typed as percent. */
export function SavedShare({ value, onSave, ...rest }: SavedNumberProps) {
  return (
    <SavedNumber
      min={0}
      max={100}
      clampBehavior="strict"
      decimalScale={1}
      suffix=" %"
      {...rest}
      value={Math.round(value * 1000) / 10}
      onSave={(percent) => onSave(percent / 100)}
    />
  );
}
