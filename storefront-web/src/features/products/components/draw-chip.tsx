import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icon';

/** That it does not matter who comes first to this opening. */
export function DrawChip() {
  const { t } = useTranslation();
  return (
    <p className="draw-chip">
      <Icon name="dice" />
      {t('product.byDraw')}
    </p>
  );
}
