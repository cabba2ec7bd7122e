// A share typed as percent; only what can be a share gets through.
import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

type ShareInputProps = {
  label: ReactNode;
  ariaLabel?: string;
  value: number;
  onChange: (share: number) => void;
  description?: ReactNode;
  disabled?: boolean;
};

export function ShareInput({ label, ariaLabel, value, onChange, description, disabled }: ShareInputProps) {
  return (
    <NumberInput
      label={label}
      aria-label={ariaLabel}
      description={description}
      suffix="%"
      min={0}
      max={100}
      decimalScale={1}
      disabled={disabled}
      value={Math.round(value * 1000) / 10}
      onChange={(percent) => {
        if (typeof percent === 'number' && percent >= 0 && percent <= 100) onChange(percent / 100);
      }}
    />
  );
}
