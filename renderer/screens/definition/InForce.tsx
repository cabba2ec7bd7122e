// The definition in force, whether anybody chose it, and the one step that settles it.
import { Button, TextInput } from '@mantine/core';
import type { DefinitionAdvice } from '../../../shared/contract/definition.ts';
import { definitionWords, sameDefinition } from '../../../shared/definitionWords.ts';
import { useFormat } from '../../useFormat.ts';
import classes from './Definition.module.css';
import type { DefinitionChoice } from './definitionState.ts';

export function InForce({ advice, choice }: { advice: DefinitionAdvice; choice: DefinitionChoice }) {
  const format = useFormat();
  const { t } = format;
  const { inForce, recommended } = advice;
  const chosen = inForce.origin === 'chosen';
  const settled = chosen && recommended !== null && sameDefinition(recommended, inForce.definition);
  // Nothing can be recommended: what may be used meanwhile.
  const meanwhile =
    recommended === null && !chosen
      ? advice.candidates.filter(
          ({ role, falseChurn }) => role === 'early' || (role === 'longest' && !falseChurn.small),
        )
      : [];
  return (
    <section className={classes.inForce} aria-label={t('definition.inForce.title')}>
      <p>
        <strong>{t('definition.inForce.now', { definition: format.text(definitionWords(inForce.definition)) })}</strong>{' '}
        <span className={classes.origin}>{t(`definition.inForce.${inForce.origin}`)}</span>
      </p>
      <div className={classes.buttons}>
        <TextInput
          size="xs"
          w={150}
          aria-label={t('definition.inForce.name')}
          placeholder={t('definition.inForce.name')}
          title={t('definition.inForce.nameHint')}
          maxLength={80}
          disabled={choice.readOnly}
          value={choice.myName}
          onChange={(event) => choice.setMyName(event.currentTarget.value)}
        />
        {chosen && (
          <Button variant="default" disabled={choice.readOnly || choice.saving} onClick={() => void choice.keep(null)}>
            {t('definition.inForce.follow')}
          </Button>
        )}
        {recommended && !settled && (
          <Button disabled={choice.readOnly} loading={choice.saving} onClick={() => void choice.keep(recommended)}>
            {t('definition.inForce.useRecommended')}
          </Button>
        )}
        {meanwhile.map(({ role, definition }) => (
          <Button
            key={role}
            variant={role === 'early' ? 'filled' : 'default'}
            disabled={choice.readOnly}
            loading={choice.saving}
            onClick={() => void choice.keep(definition)}
          >
            {t(role === 'early' ? 'definition.inForce.useEarly' : 'definition.inForce.useLongest', {
              days: definition.kind === 'silence' ? definition.days : null,
            })}
          </Button>
        ))}
      </div>
    </section>
  );
}
