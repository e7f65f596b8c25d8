import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

type Checks = { runOnly?: string[] };

/** What axe objects to in the view that is open. */
export async function objections(page: Page, checks: Checks = {}): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(checks)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** The same of a view whose colours do not change slowly, in light and in dark. */
export async function objectionsInLightAndDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const inLight = await objections(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  // Colours are all that differs.
  const inDark = await objections(page, { runOnly: ['color-contrast'] });
  return [...inLight, ...inDark.map((objection) => `in dark, ${objection}`)];
}
