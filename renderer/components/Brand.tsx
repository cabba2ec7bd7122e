// The product's mark and name.
import mark from '../../resources/icons/icon-small.svg';
import { useFormat } from '../useFormat.ts';
import classes from './Brand.module.css';

export function Brand() {
  const format = useFormat();
  return (
    <span className={classes.brand}>
      <img src={mark} width={22} height={22} alt="" />
      <span>{format.t('common.product')}</span>
    </span>
  );
}
