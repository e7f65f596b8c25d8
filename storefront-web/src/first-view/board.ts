import type { Product } from '@/features/products/api/product';
import { mergeById, sortBoard } from '@/features/products/board';
import { saleStateAt } from '@/features/products/sale-state';
import { serverClock } from '@/shared/clock/server-clock';
import { formatMoney } from '@/shared/format/money';
import { formatInstant } from '@/shared/format/time';
import { el } from './element';
import { countdown, icon, productArt, stockBar } from './pieces';
import type { Say } from './words';

/** What is on sale and what opens soon; nothing where no sale is on, which takes more words. */
export function board(live: Product[], upcoming: Product[], t: Say): Element[] {
  const products = mergeById(upcoming, live);
  const now = serverClock.now();
  const sorted = sortBoard(
    products,
    products.map((product) => saleStateAt(product, now)),
  );
  if (sorted.live.length === 0) return [];
  return [
    el(
      'p',
      { class: 'visually-hidden', role: 'status' },
      t('home.live', { count: sorted.live.length }),
    ),
    el('div', { class: 'product-grid' }, ...sorted.live.map((one) => liveCard(one, t))),
    ...(sorted.upcoming.length === 0 ? [] : [openingSoon(sorted.upcoming, t)]),
  ];
}

function price({ price: minorUnits, currency }: Product): Element {
  return el('span', { class: 'price' }, formatMoney(minorUnits, currency));
}

function liveCard(product: Product, t: Say): Element {
  const { id, name } = product;
  const soldOut = product.liveStock === 0;
  const link = {
    class: `btn stretched-link ${soldOut ? 'btn-quiet' : 'btn-primary'}`,
    'aria-label': t(soldOut ? 'product.detailsNamed' : 'product.buyNamed', { name }),
    href: `/products/${id}`,
  };
  return el(
    'article',
    { class: soldOut ? 'product-card is-sold-out' : 'product-card' },
    productArt(product),
    countdown(t('product.endsIn'), product.saleEndsAt, 'on-art'),
    el(
      'div',
      { class: 'product-card-body' },
      el('h2', { class: 'product-card-name' }, name),
      el('p', { class: 'product-card-description' }, product.description),
      stockBar(product, t),
      el(
        'div',
        { class: 'product-card-foot' },
        price(product),
        el('a', link, t(soldOut ? 'product.details' : 'product.buy'), icon('arrowRight')),
      ),
    ),
  );
}

function openingSoon(products: Product[], t: Say): Element {
  return el(
    'section',
    { 'aria-labelledby': 'upcoming', class: 'upcoming' },
    el('h2', { id: 'upcoming' }, t('home.upcoming')),
    el('p', { class: 'lead-text' }, t('home.upcomingLead')),
    el('div', { class: 'upcoming-grid' }, ...products.map((one) => upcomingCard(one, t))),
  );
}

function upcomingCard(product: Product, t: Say): Element {
  const { id, name, totalStock, saleStartsAt } = product;
  return el(
    'article',
    { class: 'upcoming-card' },
    productArt(product),
    el(
      'div',
      { class: 'upcoming-card-body' },
      el(
        'h3',
        { class: 'product-card-name' },
        el('a', { class: 'stretched-link', href: `/products/${id}` }, name),
      ),
      el(
        'p',
        { class: 'upcoming-card-facts' },
        price(product),
        el('span', {}, t('product.units', { count: totalStock })),
      ),
      product.opening === 'draw' &&
        el('p', { class: 'draw-chip' }, icon('dice'), t('product.byDraw')),
      countdown(t('product.opensIn'), saleStartsAt),
      el(
        'p',
        { class: 'upcoming-card-when' },
        t('product.opensAt', { when: formatInstant(saleStartsAt) }),
      ),
    ),
  );
}
