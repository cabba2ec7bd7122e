// What counts as lost, in one line, with the way to where it is settled.
import { Button } from '@mantine/core';
import type { DefinitionInForce } from '../../../shared/contract/common.ts';
import { definitionWords } from '../../../shared/definitionWords.ts';
import { href } from '../../router.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './DefinitionLine.module.css';

export function DefinitionLine({ inForce }: { inForce: DefinitionInForce }) {
  const format = useFormat();
  const { t } = format;
  const words = format.text(definitionWords(inForce.definition));
  return (
    <section className={classes.line} aria-label={t('definition.inForce.title')}>
      <p>
        <strong>{t('definition.inForce.now', { definition: words })}</strong>{' '}
        <span>{t(`definition.inForce.${inForce.origin}`)}</span>
      </p>
      <Button variant="default" component="a" href={href('definition')}>
        {t(inForce.origin === 'chosen' ? 'definition.line.change' : 'definition.line.check')}
      </Button>
    </section>
  );
}
