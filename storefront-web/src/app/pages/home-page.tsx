import { useTranslation } from 'react-i18next';
import { SaleBoard } from '@/features/products/components/sale-board';
import { PageTitle } from '@/shared/components/page-title';

export function HomePage() {
  const { t } = useTranslation();
  return (
    <>
      <header className="hero">
        <p className="eyebrow">
          <span className="pulse" aria-hidden="true" />
          {t('home.eyebrow')}
        </p>
        <PageTitle text={t('home.title')} />
        <p className="lead-text">{t('home.lead')}</p>
      </header>
      <SaleBoard />
    </>
  );
}
