import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { Offers } from './offers';

export function Layout() {
  const { t } = useTranslation();
  const { pathname } = useLocation();

  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <>
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <header className="site-header">
        <div className="container">
          <Link to="/" className="brand">
            <span className="brand-mark">
              <Icon name="bolt" />
            </span>
            {t('app.name')}
          </Link>
          <nav aria-label={t('app.nav')}>
            <NavLink to="/" end>
              {t('app.sale')}
            </NavLink>
            <NavLink to="/orders">{t('app.orders')}</NavLink>
          </nav>
        </div>
      </header>
      <main id="main" className="container" tabIndex={-1}>
        <Offers />
        <Outlet />
      </main>
      <footer className="site-footer">
        <div className="container">{t('app.footer')}</div>
      </footer>
    </>
  );
}
