// What to do next, in words, and the way there.
import { Icon } from './Icon.tsx';
import classes from './NextStep.module.css';

export type NextStepProps = { text: string; action: string; href: string };

export function NextStep({ text, action, href }: NextStepProps) {
  return (
    <a className={classes.next} href={href}>
      <span>{text}</span>
      <span className={classes.action}>
        {action}
        <Icon name="arrowRight" size={14} />
      </span>
    </a>
  );
}
