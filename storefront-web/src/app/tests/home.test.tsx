import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { at, NOON, sampleProduct } from '@/testing/samples';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { json, noNetwork, problem, stubStore } from '@/testing/stub-store';

const DAY = 86_400_000;

/** A store whose clock runs from noon, whatever the device believes. */
function openStore(live: object[], upcoming: object[] = []) {
  const started = performance.now();
  const stamp = (products: object[]) => () =>
    json(
      products.map((product) => ({
        ...product,
        serverTime: new Date(NOON + performance.now() - started).toISOString(),
      })),
    );
  const store = stubStore({
    'GET /api/products/live': stamp(live),
    'GET /api/products?state=upcoming': stamp(upcoming),
  });
  return { ...store, stamp };
}

describe('The sale', () => {
  beforeEach(() => {
    startTime(NOON - 3 * DAY);
  });

  it('shows price, stock, sold percent and the time left', async () => {
    openStore([sampleProduct({ saleEndsAt: at(3675) })]);
    renderAt('/');
    const card = await screen.findByRole('article');
    expect(within(card).getByText('₹1,999.90')).toBeVisible();
    expect(within(card).getByText('20 of 50 left')).toBeVisible();
    expect(within(card).getByText('60% sold')).toBeVisible();
    expect(within(card).getByRole('meter')).toHaveAttribute('aria-valuenow', '20');
    expect(within(card).getByRole('timer')).toHaveTextContent('Ends in 1:01:15');
  });

  it('counts down by the server clock on a device that is three days behind', async () => {
    openStore([sampleProduct({ saleEndsAt: at(100) })]);
    renderAt('/');
    expect(await screen.findByRole('timer')).toHaveTextContent('1:40');
    await letPass(10);
    expect(screen.getByRole('timer')).toHaveTextContent('1:30');
  });

  it('opens a sale by itself at its time', async () => {
    openStore([], [sampleProduct({ saleStartsAt: at(5) })]);
    renderAt('/');
    expect(await screen.findByText('No sale is on right now')).toBeVisible();
    expect(screen.getByRole('timer')).toHaveTextContent('Opens in 0:05');
    await letPass(5);
    expect(screen.getByRole('link', { name: 'Buy now: Flash Phone X' })).toBeVisible();
    expect(screen.queryByText('Opening soon')).not.toBeInTheDocument();
  });

  it('ends a sale by itself at its time', async () => {
    openStore([sampleProduct({ saleEndsAt: at(5) })]);
    renderAt('/');
    await screen.findByRole('article');
    await letPass(5.2);
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
    expect(screen.getByText('No sale is on right now')).toBeVisible();
  });

  it('follows the stock', async () => {
    const store = openStore([sampleProduct()]);
    renderAt('/');
    await screen.findByText('20 of 50 left');
    store.answer({ 'GET /api/products/live': store.stamp([sampleProduct({ liveStock: 3 })]) });
    await letPass(1.2);
    expect(screen.getByText('Only 3 left')).toBeVisible();
    store.answer({ 'GET /api/products/live': store.stamp([sampleProduct({ liveStock: 0 })]) });
    await letPass(1.2);
    expect(screen.getByText('All taken for now')).toBeVisible();
    expect(screen.queryByText('Buy now')).not.toBeInTheDocument();
  });

  it('keeps what it knows and says so while the network is away, and recovers', async () => {
    const store = openStore([sampleProduct()]);
    renderAt('/');
    await screen.findByRole('article');
    store.answer({ 'GET /api/products/live': noNetwork });
    await letPass(1.2);
    expect(screen.getByText(/No connection to the store/)).toBeVisible();
    expect(screen.getByRole('article')).toBeVisible();
    store.answer({ 'GET /api/products/live': store.stamp([sampleProduct()]) });
    await letPass(1.2);
    expect(screen.queryByText(/No connection to the store/)).not.toBeInTheDocument();
  });

  it('says that the store is out of reach when it never answered', async () => {
    const unavailable = () => problem(503, 'unavailable');
    stubStore({
      'GET /api/products/live': unavailable,
      'GET /api/products?state=upcoming': unavailable,
    });
    renderAt('/');
    expect(await screen.findByText('We cannot reach the store')).toBeVisible();
  });
});

describe('An unknown address', () => {
  it('leads back to the sale', async () => {
    stubStore({});
    renderAt('/no/such/page');
    expect(await screen.findByText('There is nothing here')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the sale' })).toHaveAttribute('href', '/');
  });
});
