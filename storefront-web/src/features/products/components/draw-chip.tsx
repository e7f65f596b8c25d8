import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';

/** That it does not matter who comes first to this opening. */
export function DrawChip() {
  return (
    <p className="draw-chip">
      <Icon name="dice" />
      {t('product.byDraw')}
    </p>
  );
}
