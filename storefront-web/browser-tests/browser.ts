import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { settings } from './settings.ts';

export const devices = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 860 },
} as const;

export type Device = keyof typeof devices;
export type ColorScheme = 'light' | 'dark';

/** Long enough for a machine that is busy with other things: a test that waits for something waits on. */
export const PATIENCE_MS = 60_000;

export function connect(): Promise<Browser> {
  return chromium.connect(inject('chromium'));
}

/** A shopper's device of its own: nothing kept, and any fault in the page fails the test. */
export async function newDevice(
  browser: Browser,
  device: Device,
  colorScheme: ColorScheme = 'light',
  locale = 'en-IN',
): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: devices[device],
    colorScheme,
    hasTouch: device === 'phone',
    baseURL: settings.pageUrl,
    locale,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  context.on('weberror', (fault) => faults.push(fault.error().message));
  context.on('console', (line) => {
    // A refusal is an answer: Chromium logs every status of 400 and more.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) {
      faults.push(line.text());
    }
  });
  return { context, page: await context.newPage(), faults };
}

export async function takePicture(page: Page, name: string): Promise<void> {
  if (settings.picturesDir === undefined) return;
  mkdirSync(settings.picturesDir, { recursive: true });
  await page.evaluate(() => {
    window.scrollTo(0, 0);
  });
  await page.screenshot({
    path: join(settings.picturesDir, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}
