import { el } from './element';
import { icon } from './pieces';
import type { Say } from './words';

/** The page around the sale's board: header, hero and footer. */
export function frame(t: Say, board: Element[]): Element[] {
  return [
    el('a', { class: 'skip-link', href: '#main' }, t('app.skip')),
    el('header', { class: 'site-header' }, el('div', { class: 'container' }, brand(t), nav(t))),
    el('main', { id: 'main', class: 'container', tabindex: '-1' }, hero(t), ...board),
    el('footer', { class: 'site-footer' }, el('div', { class: 'container' }, t('app.footer'))),
  ];
}

/** Keeps the board's place. */
export function skeleton(t: Say): Element {
  const block = () => el('div', { class: 'skeleton', 'aria-hidden': 'true' });
  return el(
    'div',
    { class: 'product-grid', role: 'status' },
    el('span', { class: 'visually-hidden' }, t('app.loading')),
    ...[block(), block(), block()],
  );
}

function brand(t: Say): Element {
  const mark = el('span', { class: 'brand-mark' }, icon('bolt'));
  return el('a', { class: 'brand', href: '/' }, mark, t('app.name'));
}

function nav(t: Say): Element {
  return el(
    'nav',
    { 'aria-label': t('app.nav') },
    el('a', { 'aria-current': 'page', class: 'active', href: '/' }, t('app.sale')),
    el('a', { href: '/orders' }, t('app.orders')),
  );
}

function hero(t: Say): Element {
  const pulse = el('span', { class: 'pulse', 'aria-hidden': 'true' });
  return el(
    'header',
    { class: 'hero' },
    el(
      'div',
      {},
      el('p', { class: 'eyebrow' }, pulse, t('home.eyebrow')),
      el('h1', { tabindex: '-1', class: 'page-title' }, t('home.title')),
      el('p', { class: 'lead-text' }, t('home.lead')),
    ),
    el(
      'ul',
      { class: 'promises' },
      el('li', {}, icon('bag'), t('home.promiseHold')),
      el('li', {}, icon('clock'), t('home.promiseClock')),
      el('li', {}, icon('bolt'), t('home.promiseOrder')),
    ),
  );
}
