import { useQueryClient } from '@tanstack/react-query';
import { toStoreError } from '@/shared/api/store-error';
import { Icon } from '@/shared/components/icon';
import { PageTitle } from '@/shared/components/page-title';
import { Skeleton } from '@/shared/components/skeleton';
import { t as say } from '@/shared/i18n/i18n';
import { t } from '../admin-texts';
import { useMetrics, type Metrics } from '../api/metrics';
import { useAdminToken } from '../admin-token';
import { Figures } from './figures';
import { HourChart } from './hour-chart';
import { ProductTable } from './product-table';
import { TokenForm } from './token-form';

/** The store's figures for the admin who is away from the desk. */
export function AdminView() {
  const { token, open, close } = useAdminToken();
  if (token === undefined) return <TokenForm onToken={open} />;
  return <Overview key={token} token={token} onToken={open} onClose={close} />;
}

type Props = { token: string; onToken: (token: string) => void; onClose: () => void };

function Overview({ token, onToken, onClose }: Props) {
  const { data, error } = useMetrics(token);
  const queryClient = useQueryClient();
  const problem = error === null ? undefined : toStoreError(error);

  const isShutOut = problem?.code === 'too_many_attempts' && data === undefined;
  if (problem && (problem.status === 401 || isShutOut))
    return <TokenForm refusal={problem} onToken={onToken} />;
  return (
    <>
      <header className="admin-head">
        <PageTitle text={t('title')} />
        <button
          type="button"
          className="btn btn-quiet"
          onClick={() => {
            queryClient.removeQueries({ queryKey: ['metrics'] });
            onClose();
          }}
        >
          {t('close')}
        </button>
      </header>
      {problem && (
        <p className="notice notice-warn" role="status">
          <Icon name="wifiOff" />
          {say('app.connectionLost')}
        </p>
      )}
      {data ? <Report metrics={data} /> : <Skeleton blocks={2} className="admin-grid" />}
    </>
  );
}

function Report({ metrics }: { metrics: Metrics }) {
  const state = metrics.ledger?.state;
  return (
    <>
      {state === 'violated' && (
        <p className="notice notice-bad" role="alert">
          <Icon name="alert" />
          {t('ledger.violated')}
        </p>
      )}
      <Figures metrics={metrics} />
      <HourChart buckets={metrics.chart} />
      <ProductTable products={metrics.stockPerProduct} />
      {(state === 'balanced' || state === 'checking') && (
        <p className={`admin-ledger ${state}`}>
          <Icon name="shield" />
          {t(`ledger.${state}`)}
        </p>
      )}
    </>
  );
}
