import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOON, sampleOrder } from '@/testing/samples';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { json, noNetwork, stubStore } from '@/testing/stub-store';

function keep(...ids: string[]) {
  const orders = ids.map((id) => ({
    id,
    productId: 1,
    productName: `Product of ${id}`,
    email: 'asha@example.com',
  }));
  localStorage.setItem('flashsale.orders', JSON.stringify(orders));
}

const row = async (id: string) => {
  const heading = await screen.findByRole('heading', { name: `Product of ${id}` });
  const item = heading.closest('li');
  if (item === null) throw new Error('not in a list');
  return within(item);
};

describe('My orders', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  it('lists the orders of this device with their status', async () => {
    keep('a', 'b', 'c');
    stubStore({
      'GET /api/orders/a': () => json(sampleOrder({ id: 'a' })),
      'GET /api/orders/b': () => json(sampleOrder({ id: 'b', status: 'confirmed' })),
      'GET /api/orders/c': () => json(sampleOrder({ id: 'c', status: 'expired' })),
    });
    renderAt('/orders');
    expect(await (await row('a')).findByText('Held')).toBeVisible();
    expect(await (await row('b')).findByText('Confirmed')).toBeVisible();
    expect(await (await row('c')).findByText('Ran out')).toBeVisible();
    expect((await row('a')).getByRole('link', { name: /^Check out:/ })).toHaveAttribute(
      'href',
      '/checkout/a',
    );
  });

  it('lets an order go that the store does not know', async () => {
    keep('a');
    stubStore({});
    const { user } = renderAt('/orders');
    await user.click(await screen.findByRole('button', { name: 'Remove from list: Product of a' }));
    expect(await screen.findByText('No orders yet')).toBeVisible();
  });

  it('lists orders without a network, and their status when it is back', async () => {
    keep('a');
    const store = stubStore({ 'GET /api/orders/a': noNetwork });
    renderAt('/orders');
    expect(await screen.findByText(/Status not known/)).toBeVisible();
    store.answer({ 'GET /api/orders/a': () => json(sampleOrder({ id: 'a' })) });
    await letPass(2);
    expect((await row('a')).getByText('Held')).toBeVisible();
  });

  it.each(['{broken', '{"orders":1}', '[{"id":5}]'])(
    'starts empty when the device holds %j',
    async (text) => {
      localStorage.setItem('flashsale.orders', text);
      stubStore({});
      renderAt('/orders');
      expect(await screen.findByText('No orders yet')).toBeVisible();
    },
  );
});
