import { Link } from 'react-router';
import { Message } from '@/shared/components/message';
import { t } from '@/shared/i18n/i18n';

export function NotFoundPage() {
  return (
    <Message
      icon="search"
      title={t('notFound.title')}
      actions={
        <Link to="/" className="btn btn-primary">
          {t('notFound.home')}
        </Link>
      }
    >
      <p>{t('notFound.body')}</p>
    </Message>
  );
}
