import { screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Product } from '@/features/products/api/product';
import { de } from '@/shared/i18n/de';
import { en } from '@/shared/i18n/en';
import { speak } from '@/shared/i18n/i18n';
import type { Language } from '@/shared/i18n/languages';
import { renderAt, startTime } from '@/testing/render-app';
import { at, NOON, sampleProduct } from '@/testing/samples';
import { json, noNetwork, stubStore } from '@/testing/stub-store';
import { FirstView } from '../first-view';
import { wordsOf } from '../words';

/** What is drawn, an element a line; the order of attributes is nothing, and so is an empty class. */
function outline(node: Node, depth = 0): string[] {
  const indent = '  '.repeat(depth);
  if (!(node instanceof Element)) return [indent + (node.textContent ?? '')];
  const attributes = [...node.attributes]
    .filter(({ name, value }) => name !== 'data-discover' && (name !== 'class' || value !== ''))
    .map(({ name, value }) => `${name}="${value.trim()}"`)
    .sort();
  node.normalize();
  const children = [...node.childNodes].flatMap((child) => outline(child, depth + 1));
  return [`${indent}${node.localName} ${attributes.join(' ')}`, ...children];
}

const outlineIn = (root: Element) => [...root.childNodes].flatMap((child) => outline(child));

function openStore(live: Product[], upcoming: Product[] = []) {
  const stamp = (products: Product[]) => () =>
    json(products.map((product) => ({ ...product, serverTime: at(0) })));
  return stubStore({
    'GET /api/products/live': stamp(live),
    'GET /api/products?state=upcoming': stamp(upcoming),
  });
}

async function showFirstView(language: Language) {
  const root = document.createElement('div');
  const view = new FirstView(root, wordsOf(language));
  await view.show();
  return { root, view };
}

const live = [
  sampleProduct({ id: 7, name: 'Gaming Mouse', saleEndsAt: at(3700.5) }),
  sampleProduct({ id: 2, name: 'Kettle <b>One</b>', liveStock: 3, saleEndsAt: at(90.5) }),
  sampleProduct({ id: 3, name: 'Camera', liveStock: 0, pictureUrl: '/api/products/3/picture?v=1' }),
  sampleProduct({ id: 4, name: 'Watch', liveStock: 0, soldPercent: 100, saleEndsAt: at(90_000.5) }),
];
const upcoming = [
  sampleProduct({ id: 5, saleStartsAt: at(600.5), totalStock: 1 }),
  sampleProduct({ id: 6, saleStartsAt: at(60.5), opening: 'draw' }),
];

describe('The first view', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  afterEach(() => {
    speak('en', en);
  });

  it.each<Language>(['en', 'de'])('is what the app draws in its place, in %s', async (language) => {
    speak(language, { en, de }[language]);
    openStore(live, upcoming);
    const { root } = await showFirstView(language);
    const { container } = renderAt('/');
    await screen.findAllByRole('article');
    expect(outlineIn(root)).toEqual(outlineIn(container));
    expect(root.querySelectorAll('article')).toHaveLength(6);
  });

  it('takes no text for markup', async () => {
    openStore(live);
    const { root } = await showFirstView('en');
    expect(root.querySelector('b')).toBeNull();
    expect(root.textContent).toContain('Kettle <b>One</b>');
  });

  it('hands on what the store has said, and draws nothing any more', async () => {
    openStore(live, upcoming);
    const { root, view } = await showFirstView('en');
    expect(view.end()).toMatchObject({ live: [{ id: 7 }, {}, {}, {}], upcoming: [{ id: 5 }, {}] });

    const late = new FirstView(root, wordsOf('en'));
    const shown = late.show();
    const before = root.innerHTML;
    expect(late.end()).toBeUndefined();
    await shown;
    expect(root.innerHTML).toBe(before);
  });

  it('keeps the place of products that are late, and shows them when they come', async () => {
    let answer: () => void = () => undefined;
    const late = new Promise<Response>((resolve) => {
      answer = () => {
        resolve(json(live));
      };
    });
    openStore([]).answer({ 'GET /api/products/live': () => late });
    const { root } = await showFirstView('en');
    expect(root.querySelectorAll('.skeleton')).toHaveLength(3);
    answer();
    await vi.waitFor(() => {
      expect(root.querySelectorAll('article')).toHaveLength(4);
    });
  });

  it.each([
    ['no sale is on', () => json([])],
    ['the store is away', noNetwork],
    ['the store says something else', () => json({ error: 'busy' }, 503)],
  ])('leaves the rest to the app where %s', async (_, answer) => {
    openStore(live).answer({ 'GET /api/products/live': answer });
    const { root } = await showFirstView('en');
    expect(root.querySelectorAll('article')).toHaveLength(0);
    expect(root.querySelectorAll('.skeleton')).toHaveLength(3);
    expect(root.textContent).toContain('Live now');
  });
});
