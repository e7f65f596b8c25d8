import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { settings } from './settings.ts';

declare module 'vitest' {
  // What a global setup provides is declared so.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    chromium: string;
  }
}

/** The one Chromium of all test files; each test has a device of its own in it. */
export default async function startChromium(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: settings.chromiumPath,
    host: '127.0.0.1',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP shop.test 127.0.0.1',
    ],
  });
  project.provide('chromium', server.wsEndpoint());
  return () => server.close();
}
