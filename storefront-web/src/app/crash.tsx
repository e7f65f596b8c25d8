import { Component, type ReactNode } from 'react';
import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';

type Props = { children: ReactNode };

/** The last net: a fault in the page never leaves a shopper with a blank screen. */
export class Crash extends Component<Props, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    if (!this.state.hasCrashed) return this.props.children;
    return (
      <main className="container message" role="alert">
        <span className="emblem emblem-warn">
          <Icon name="alert" />
        </span>
        <h1>{t('app.crashedTitle')}</h1>
        <p>{t('app.crashedBody')}</p>
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => {
            location.reload();
          }}
        >
          {t('app.reload')}
        </button>
      </main>
    );
  }
}
