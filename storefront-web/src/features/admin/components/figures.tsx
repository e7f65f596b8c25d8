import { Icon, type IconName } from '@/shared/components/icon';
import { formatNumber } from '@/shared/format/number';
import { t } from '../admin-texts';
import type { Metrics } from '../api/metrics';

type Figure =
  | 'totalHoldsCreated'
  | 'holdsExpired'
  | 'confirmedOrders'
  | 'oversellAttemptsBlocked'
  | 'throttleBlocked';

const figures: [Figure, IconName][] = [
  ['totalHoldsCreated', 'bag'],
  ['holdsExpired', 'clock'],
  ['confirmedOrders', 'check'],
  ['oversellAttemptsBlocked', 'shield'],
  ['throttleBlocked', 'line'],
];

/** The five figures of the whole store, since it was set up. */
export function Figures({ metrics }: { metrics: Metrics }) {
  return (
    <dl className="figures">
      {figures.map(([figure, icon]) => (
        <div key={figure} className="panel figure">
          <dt>
            <Icon name={icon} />
            {t(`figure.${figure}`)}
          </dt>
          <dd>{formatNumber(metrics[figure])}</dd>
        </div>
      ))}
    </dl>
  );
}
