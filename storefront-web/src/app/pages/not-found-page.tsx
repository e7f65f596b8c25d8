import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Message } from '@/shared/components/message';

export function NotFoundPage() {
  const { t } = useTranslation();
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
