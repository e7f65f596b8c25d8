import { formatNumber } from '@/shared/format/number';
import { t } from '../admin-texts';
import type { ProductMetrics } from '../api/metrics';

const columns = ['totalStock', 'liveStock', 'pending', 'confirmed', 'expired'] as const;

/** Each product's stock, and its orders by what became of them. */
export function ProductTable({ products }: { products: ProductMetrics[] }) {
  return (
    <section className="panel">
      <h2 id="per-product">{t('perProduct')}</h2>
      {products.length === 0 && <p className="lead-text">{t('noProducts')}</p>}
      {products.length > 0 && (
        // What scrolls has to be reached by keys, too.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="table-scroll" role="region" aria-labelledby="per-product" tabIndex={0}>
          <table className="admin-table">
            <thead>
              <tr>
                <th scope="col">{t('product')}</th>
                <th scope="col">{t('sale')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" className="number">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {products.map((product) => (
                <tr key={product.productId}>
                  <th scope="row">{product.name}</th>
                  <td>
                    <span className={`status ${lookOf[product.saleStatus]}`}>
                      {t(`saleStatus.${product.saleStatus}`)}
                    </span>
                  </td>
                  {columns.map((column) => (
                    <td key={column} className="number">
                      {formatNumber(product[column])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const lookOf = { LIVE: 'status-confirmed', UPCOMING: 'status-pending', EXPIRED: '' };
