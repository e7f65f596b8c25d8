import { SaleBoard } from '@/features/products/components/sale-board';
import { Icon } from '@/shared/components/icon';
import { PageTitle } from '@/shared/components/page-title';
import { t } from '@/shared/i18n/i18n';

export function HomePage() {
  return (
    <>
      <header className="hero">
        <div>
          <p className="eyebrow">
            <span className="pulse" aria-hidden="true" />
            {t('home.eyebrow')}
          </p>
          <PageTitle text={t('home.title')} />
          <p className="lead-text">{t('home.lead')}</p>
        </div>
        <ul className="promises">
          <li>
            <Icon name="bag" />
            {t('home.promiseHold')}
          </li>
          <li>
            <Icon name="clock" />
            {t('home.promiseClock')}
          </li>
          <li>
            <Icon name="bolt" />
            {t('home.promiseOrder')}
          </li>
        </ul>
      </header>
      <SaleBoard />
    </>
  );
}
