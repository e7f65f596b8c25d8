import { formatNumber } from '@/shared/format/number';
import { formatTimeOfDay } from '@/shared/format/time';
import { t } from '../admin-texts';
import type { Bucket } from '../api/metrics';

const HEIGHT = 100;
const SLOT = 60;
const BAR = 20;

/** The units sold and expired in the last hour, five minutes a pair of bars; a table for who cannot see it. */
export function HourChart({ buckets }: { buckets: Bucket[] }) {
  const most = Math.max(1, ...buckets.flatMap(({ sold, expired }) => [sold, expired]));
  return (
    <section className="panel" aria-labelledby="last-hour">
      <div className="chart-head">
        <h2 id="last-hour">{t('lastHour')}</h2>
        <p className="chart-legend" aria-hidden="true">
          <span className="legend-sold">{t('sold')}</span>
          <span className="legend-expired">{t('expired')}</span>
        </p>
      </div>
      <div className="chart" aria-hidden="true">
        <span className="chart-most">{formatNumber(most)}</span>
        <svg
          viewBox={`0 0 ${buckets.length * SLOT} ${HEIGHT}`}
          preserveAspectRatio="none"
          focusable="false"
        >
          <path
            className="chart-line"
            d={`M0 .5H${buckets.length * SLOT}M0 50H${buckets.length * SLOT}M0 99.5H${buckets.length * SLOT}`}
          />
          {buckets.map(({ bucket, sold, expired }, index) => (
            <g key={bucket} transform={`translate(${index * SLOT + 8} 0)`}>
              <Bar className="bar-sold" x={0} value={sold / most} />
              <Bar className="bar-expired" x={BAR + 4} value={expired / most} />
            </g>
          ))}
        </svg>
        <ol className="chart-times">
          {buckets.map(({ bucket }) => (
            <li key={bucket}>{formatTimeOfDay(bucket)}</li>
          ))}
        </ol>
      </div>
      <table className="visually-hidden">
        <caption>{t('lastHour')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('sold')}</th>
            <th scope="col">{t('expired')}</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map(({ bucket, sold, expired }) => (
            <tr key={bucket}>
              <th scope="row">{formatTimeOfDay(bucket)}</th>
              <td>{formatNumber(sold)}</td>
              <td>{formatNumber(expired)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ className, x, value }: { className: string; x: number; value: number }) {
  const height = value * HEIGHT;
  return <rect className={className} x={x} y={HEIGHT - height} width={BAR} height={height} />;
}
