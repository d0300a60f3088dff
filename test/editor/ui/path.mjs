/** What a user does in their first minutes, step by step; each step starts where the one before it ended. */
import assert from 'node:assert/strict';

const ROUTES = 'src/routes/products.ts';
const QUERY = 'prisma.category.findUnique';
/** The part of the window that shows code. */
const EDITOR = '.part.editor';
/** The route in it that is mended, with its lens and what a menu covers, in pixels. */
const FEED = { from: /feed\.csv/, above: 30, height: 320 };
const DONE = /CDN/;
const REASON = 'CloudFront in front of all static files';

/** @type {Record<string, (screen: ReturnType<typeof import('./screen.mjs').createScreen>) => Promise<void>>} */
export const PATH = {
  async 'a squiggle stands under the query in the loop'({ open, seen, page }) {
    await open(ROUTES, QUERY);
    await seen('.monaco-editor .squiggly-warning').waitFor();
    await page.keyboard.press('Control+b');
  },

  async 'a lens tells what the route costs'({ seen }) {
    await seen('.codelens-decoration', /GET \/products\/feed\.csv · 1 \+ 1·products queries/).waitFor();
  },

  async 'a hint tells what each round of the loop costs'({ line, pointAway, shot }) {
    await line(/⟳\s1\squery\sper\sproduct/).waitFor();
    await pointAway();
    await shot('costs', EDITOR, { height: 475 });
    await shot('window');
  },

  async 'the status bar counts the findings of the file, and a click goes to the next one'({ seen, textOf, waitFor, page }) {
    const number =
      textOf(ROUTES)
        .split('\n')
        .findIndex((one) => one.includes(QUERY)) + 1;
    const lineOf = new RegExp(`Ln ${number},`);
    const item = seen('.statusbar-item', /1 finding$/);
    await item.waitFor();
    await page.keyboard.press('Control+Home');
    await item.click();
    await waitFor(async () => lineOf.test(await seen('.statusbar-item', /^Ln \d+, Col/).innerText()), 'the cursor at the finding');
    await seen('.monaco-editor .squiggly-warning').waitFor();
  },

  async 'a hover tells what is asked, how often, and where to read on'({ hovered, shot, page }) {
    const hover = await hovered(/prisma\.category\.findUnique/, 'findUnique', /Once per product/);
    const text = await hover.innerText();
    for (const part of [/Prisma/, /Category/i, /GET \/products\/feed\.csv/, /why, and what to write instead/]) assert.match(text, part);
    await shot('hover', EDITOR, { from: /prisma\.category\.findUnique/, above: 270, height: 350 });
    await page.keyboard.press('Escape');
  },

  async 'the lens leads through the places that add up to the cost'({ seen, shot, page }) {
    await seen('.codelens-decoration a', /feed\.csv/).click();
    const list = page.locator('.quick-input-widget:visible');
    await list.filter({ hasText: 'prisma.category.findUnique' }).first().waitFor();
    await shot('route-cost', 'body', { height: 490 });
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  },

  async 'quick fixes are offered'({ menu, shot }) {
    await menu(/prisma\.category\.findUnique/, 'findUnique', /one query/i);
    await shot('quick-fix', EDITOR, FEED);
  },

  async 'a quick fix makes one query of many'({ page, line, seen, shot }) {
    await page
      .locator('.action-widget .monaco-list-row', { hasText: /one query/i })
      .first()
      .click();
    await line(/new\sMap\(/).waitFor();
    await page.locator('.monaco-editor .squiggly-warning').waitFor({ state: 'detached' });
    await seen('.codelens-decoration', /feed\.csv · 2 queries/).waitFor();
    await shot('fixed', EDITOR, { ...FEED, height: 205 });
  },

  async 'a finding is allowed with a reason'({ open, menu, answer, line, page, shot }) {
    await open('src/clients/exchange-rate-client.ts', 'await fetch(');
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    const row = await menu(/await\sfetch\(/, 'fetch', /^Allow missing-timeout here/);
    await row.click();
    await page.locator('.quick-input-widget:visible').waitFor();
    await shot('allow');
    await answer('the caller gives up after a second');
    await line(/latency-lens-ignore-next-line\smissing-timeout\s--\sthe\scaller\sgives\sup/).waitFor();
    await page.locator('.monaco-editor .squiggly-warning').waitFor({ state: 'detached' });
    await shot('allowed', EDITOR);
  },

  async 'a hover tells why a loop was let pass'({ open, hovered, shot, page }) {
    await open('src/clients/warehouse-client.ts', 'await this.stockPage');
    const hover = await hovered(/this\.stockPage\(cursor\)/, 'stockPage', /let pass: page loop/);
    assert.match(await hover.innerText(), /fetch.*in warehouse-client\.ts/i);
    await shot('let-pass', EDITOR);
    await page.keyboard.press('Escape');
  },

  async 'the checklist shows what is in place and what needs attention'({ page, row, widened, shot }) {
    await page.locator('.activitybar .action-item a[aria-label^="Latency Lens"]').click();
    await row(/^Databases/).waitFor();
    await widened(120);
    await shot('checklist');
  },

  async 'an item opens to its findings, and a click goes there'({ row, page, seen, shot }) {
    await row(/ORM queries/).click();
    const finding = row(/order-service\.ts/);
    await finding.waitFor();
    await shot('item');
    await finding.click();
    await seen('.tab.active', 'order-service.ts').waitFor();
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await shot('finding');
  },

  async 'an item is declared done, with a reason'({ row, rowBelow, pointAway, page, answer, textOf, waitFor, shot, seen }) {
    const network = await rowBelow(/^Network/);
    if ((await network.getAttribute('aria-expanded')) === 'false') await network.click();
    await (await rowBelow(DONE)).click({ button: 'right' });
    await seen('.monaco-menu .action-item', /Declare Done/).waitFor();
    await shot('item-menu');
    await seen('.monaco-menu .action-item', /Declare Done/).click();
    await page.locator('.quick-input-widget:visible').waitFor();
    await shot('declare');
    await answer(REASON);
    await row(/CDN.*declared done/).waitFor();
    await page.mouse.wheel(0, 400);
    await pointAway();
    const isKept = () => existing(() => textOf('latency-lens.json').includes(REASON));
    await waitFor(isKept, 'the reason in latency-lens.json');
    await shot('declared');
  },

  async 'routes are listed, the dearest first'({ seen, row, pointAway, shot }) {
    await seen('.sidebar .pane-header', /Performance checklist/i).click();
    await seen('.sidebar .pane-header', /Routes by cost/i).click();
    await row(/shipping-board.*1·shipments requests/).waitFor();
    await row(/GET \/orders.*1·orders queries/).click();
    await seen('.tab.active', 'orders.ts').waitFor();
    await row(/GET \/orders.*1·orders queries/)
      .locator('.monaco-tl-twistie')
      .click();
    await row(/findUnique.*for each of orders/).waitFor();
    await pointAway();
    await shot('routes');
  },

  async 'the walkthrough shows the way'({ command, page, seen, shot }) {
    await page.keyboard.press('Control+b');
    await command('Welcome: Open Walkthrough...');
    await page.locator('.quick-input-widget input').fill('Latency Lens');
    await seen('.quick-input-list .monaco-list-row', /Latency Lens/).click();
    await seen('.gettingStartedContainer', /See what is slow/).waitFor();
    await shot('walkthrough');
  },

  async 'no dialog stands in the way'({ page }) {
    assert.equal(await page.locator('.monaco-dialog-box').count(), 0);
  },
};

function existing(probe) {
  try {
    return probe();
  } catch {
    return false;
  }
}
