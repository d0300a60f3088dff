/** A Chromium page that reaches the workbench and nothing else. */
import { chromium } from 'playwright-core';
import { tools } from './tools.mjs';

const SIZE = { width: 1280, height: 800 };

const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/**
 * @param {string} origin of the workbench
 * @param {{ size?: { width: number, height: number }, sharpness?: number }} [options] `sharpness`: pixels of a picture for one of the page
 * @returns {Promise<{ page: import('playwright-core').Page, refused: Set<string>, close: () => Promise<void> }>} `refused`: what the
 *   page asked of other machines
 */
export async function openPage(origin, { size = SIZE, sharpness = 1 } = {}) {
  const browser = await chromium.launch({ executablePath: tools().chromium, headless: true, args: SWITCHES });
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: sharpness });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const refused = new Set();
  await context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== origin,
    (route) => {
      refused.add(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
  return { page: await context.newPage(), refused, close: () => browser.close() };
}
