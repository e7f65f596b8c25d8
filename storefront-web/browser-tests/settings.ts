import { existsSync } from 'node:fs';
import type { Device } from './browser.ts';

function required(name: string, example: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: browser tests need a running store (${name}=${example}).`);
  }
  return value;
}

const storeUrl = new URL(required('STORE_URL', 'http://127.0.0.1:4000'));

export const settings = {
  storeUrl: storeUrl.origin,
  /** A name that is not localhost, as in the LAN: plain http there is no secure context. */
  pageUrl: `http://shop.test:${storeUrl.port || '80'}`,
  adminToken: required('ADMIN_TOKEN', 'the token of that store'),
  /** Where the deadline of a hold can be moved; holds last longer than any test. */
  deadlinesUrl: required('DEADLINES_URL', 'a hand at the deadlines of that store'),
  holdsPerEmail: Number(process.env['HOLDS_PER_EMAIL'] ?? 2),
  /** On which devices those tests run that are for each. */
  devices: (process.env['DEVICES'] ?? 'phone,desktop').split(',') as Device[],
  picturesDir: process.env['PICTURES_DIR'],
  chromiumPath: findChromium(),
};

function findChromium(): string {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = process.env['CHROMIUM_PATH'] ?? usual.find((path) => existsSync(path));
  if (found === undefined) throw new Error('No Chromium found: set CHROMIUM_PATH.');
  return found;
}
