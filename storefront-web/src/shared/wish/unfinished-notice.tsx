import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';

/** After a reload in the middle of a request: nobody knows yet whether it went through. */
export function UnfinishedNotice() {
  return (
    <div className="notice notice-calm" role="status">
      <Icon name="undo" />
      <div>
        <p className="notice-title">{t('hold.unfinishedTitle')}</p>
        <p className="mb-0">{t('hold.unfinishedBody')}</p>
      </div>
    </div>
  );
}
