import type { Product } from '@/features/products/api/product';
import { stockLevel } from '@/features/products/stock-level';
import { serverClock } from '@/shared/clock/server-clock';
import { iconPaths, type IconName } from '@/shared/components/icon-paths';
import {
  glyphOf,
  initialsOf,
  paletteOf,
  PICTURE,
  rings,
  type Shape,
} from '@/shared/components/product-drawing';
import { formatCountdown } from '@/shared/format/time';
import { el } from './element';
import type { Say } from './words';

export function icon(name: IconName): Element {
  return el(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    el('path', { d: iconPaths[name] }),
  );
}

export function productArt({ id, name, pictureUrl }: Product): Element {
  const art = { class: paletteOf(id), 'aria-hidden': 'true' };
  if (pictureUrl === undefined) return el('div', art, ...drawing(name));
  const { width, height } = PICTURE;
  return el(
    'div',
    art,
    el('img', {
      width: String(width),
      height: String(height),
      class: 'art-picture',
      src: pictureUrl,
      alt: '',
      decoding: 'async',
    }),
  );
}

function drawing(name: string): Element[] {
  const glyph = glyphOf(name);
  const slice = { viewBox: '0 0 400 260', preserveAspectRatio: 'xMidYMid slice' };
  return [
    el('svg', { class: 'art-rings', ...slice }, ...rings.map(shape)),
    glyph === undefined
      ? el('span', { class: 'art-initials' }, initialsOf(name))
      : el('svg', { class: 'art-glyph', viewBox: '0 0 96 96' }, ...glyph.map(shape)),
  ];
}

function shape([tag, attributes]: Shape): Element {
  return el(tag, attributes);
}

export function countdown(label: string, until: string, className = ''): Element {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - serverClock.now()) / 1000));
  return el(
    'span',
    { class: `countdown ${className}`.trim(), role: 'timer', 'aria-live': 'off' },
    icon('clock'),
    el('span', {}, label),
    ' ',
    el('strong', {}, formatCountdown(seconds)),
  );
}

export function stockBar(product: Product, t: Say): Element {
  const { left, total, percent, share, level } = stockLevel(product);
  const filled = el('div', { class: 'stock-fill' }) as HTMLElement;
  // Not as an attribute: the page's policy lets nobody write a style into markup.
  filled.style.transform = `scaleX(${share})`;
  const words = {
    none: t(percent < 100 ? 'product.allTaken' : 'product.soldOut'),
    few: t('product.onlyLeft', { count: left }),
    plenty: t('product.left', { left, total }),
  }[level];
  const meter = {
    role: 'meter',
    'aria-valuemin': '0',
    'aria-valuemax': String(total),
    'aria-valuenow': String(left),
    'aria-label': t('product.left', { left, total }),
  };
  return el(
    'div',
    { class: `stock stock-${level}` },
    el('div', { class: 'stock-track', ...meter }, filled),
    el(
      'div',
      { class: 'stock-words' },
      el('span', { class: 'stock-left' }, level === 'few' && icon('bolt'), words),
      el('span', {}, t('product.soldPercent', { percent })),
    ),
  );
}
