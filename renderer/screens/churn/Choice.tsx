// One of a few, side by side, under its own name.
import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import classes from './Churn.module.css';

type ChoiceProps<V extends string> = {
  label: string;
  value: V;
  values: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** What the chosen one means. */
  hint?: string;
};

export function Choice<V extends string>({ label, value, values, onChange, hint }: ChoiceProps<V>) {
  const labelId = useId();
  return (
    <div className={classes.choice}>
      <span id={labelId}>{label}</span>
      <SegmentedControl
        fullWidth
        orientation={values.length > 2 ? 'vertical' : 'horizontal'}
        aria-labelledby={labelId}
        value={value}
        data={[...values]}
        onChange={(chosen) => {
          const found = values.find((one) => one.value === chosen);
          if (found) onChange(found.value);
        }}
      />
      {hint && <p>{hint}</p>}
    </div>
  );
}
