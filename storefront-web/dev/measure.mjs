// Measures a running store's page as a slow phone sees it: STORE_URL=http://127.0.0.1:4000 npm run measure
// 4 times slower CPU, slow 4G as Lighthouse has it (150 ms a round trip, 1.6 Mbit/s down, 750 kbit/s up).
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const RUNS = 5;
const url = process.env.STORE_URL ?? 'http://127.0.0.1:4000';
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const observe = () => {
  window.seen = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.seen.cls += entry.hadRecentInput ? 0 : entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
};

async function measure(browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(observe);
  await page.goto(url);
  await page.locator('.product-card').first().waitFor();
  const products = await page.evaluate(() => performance.now());
  await page.waitForTimeout(1000);
  const { seen, fcp } = await page.evaluate(() => ({
    seen: window.seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  }));
  await context.close();
  return { fcp, lcp: seen.lcp, products, cls: seen.cls };
}

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measure(browser));
await browser.close();
for (const [what, unit] of [
  ['fcp', 'ms to the first contentful paint'],
  ['products', 'ms to the products'],
  ['lcp', 'ms to the largest contentful paint'],
]) {
  console.log(`${Math.round(median(runs.map((run) => run[what])))} ${unit}`);
}
console.log(`${Math.max(...runs.map(({ cls }) => cls)).toFixed(4)} layout shift at most`);
