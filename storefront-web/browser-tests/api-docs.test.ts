import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, newDevice, takePicture } from './browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await connect();
});

afterAll(async () => {
  await browser.close();
});

describe('The page of the API', () => {
  it('shows the calls and what they answer, and asks nobody but the store', async () => {
    const { context, page, faults } = await newDevice(browser, 'desktop');
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      // What lies in the page itself asks nobody.
      if (protocol !== 'data:' && protocol !== 'blob:') asked.add(origin);
    });
    await page.goto('/api/docs');
    const hold = page.locator('#contract .opblock-post', { hasText: '/api/holds' }).first();
    await hold.locator('button').first().click();
    await hold.getByText('productId').first().waitFor();
    await hold.getByText('409').first().waitFor();
    await takePicture(page, 'api-docs');
    expect([...asked]).toEqual([new URL(page.url()).origin]);
    expect(faults).toEqual([]);
    await context.close();
  });
});
