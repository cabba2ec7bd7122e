// What went wrong, where and why, and the way out, in the user's language.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { useFormat } from '../useFormat.ts';
import classes from './ErrorPanel.module.css';
import { errorText } from './errorText.ts';
import { Icon } from './Icon.tsx';

export type ErrorPanelProps = { error: AppError; onRetry?: (() => void) | undefined; action?: ReactNode };

export function ErrorPanel({ error, onRetry, action }: ErrorPanelProps) {
  const format = useFormat();
  return (
    <div className={classes.panel} role="alert">
      <span className={classes.icon}>
        <Icon name="warning" size={18} />
      </span>
      <div>
        <p className={classes.text}>{errorText(format, error)}</p>
        {(onRetry || action) && (
          <div className={classes.actions}>
            {onRetry && (
              <Button variant="default" onClick={onRetry}>
                {format.t('common.tryAgain')}
              </Button>
            )}
            {action}
          </div>
        )}
      </div>
    </div>
  );
}
