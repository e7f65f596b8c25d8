import { useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import { Offers } from './offers';

export function Layout() {
  const { pathname } = useLocation();

  const shown = useRef(pathname);

  useEffect(() => {
    // Who has scrolled before the app came stays there, and who reloads is where the browser says.
    if (shown.current === pathname) return;
    shown.current = pathname;
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
