/** What a person sees and does in the workbench. Places in code are named by what is written there, so that lines may move. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Milliseconds: the workspace has to be read first, on a busy machine. */
const LONGEST_WAIT = 60_000;
const RETRIES = 15;
/** Pixels from the top and the left: nothing is drawn there. */
const CORNER = 2;

/**
 * @param {{ page: import('playwright-core').Page, workspace: string, shots: string }} parts `shots`: where pictures go
 */
export function createScreen({ page, workspace, shots }) {
  page.setDefaultTimeout(LONGEST_WAIT);
  mkdirSync(shots, { recursive: true });
  const seen = (selector, hasText) => page.locator(selector, hasText && { hasText }).first();
  const line = (text) => seen('.monaco-editor .view-line', text);

  const screen = {
    page,
    seen,
    line,
    isUp: () => seen('.monaco-workbench').waitFor(),
    textOf: (file) => readFileSync(path.join(workspace, file), 'utf8'),

    /**
     * @param {string} [region] what of the window is in the picture
     * @param {{ from?: RegExp, above?: number, height?: number }} [part] of the region: from so many pixels above a line on
     */
    async shot(name, region = 'body', { from, above = 0, height } = {}) {
      const file = path.join(shots, `${name}.png`);
      // What glides is at rest then.
      await page.waitForTimeout(400);
      const whole = await page.locator(region).first().boundingBox();
      const y = from ? (await line(from).boundingBox()).y - above : whole.y;
      await page.screenshot({ path: file, clip: { ...whole, y, height: Math.min(height ?? whole.height, whole.y + whole.height - y) } });
    },

    /** Opens a file with the cursor in the line that has a text. */
    async open(file, text) {
      const lines = screen.textOf(file).split('\n');
      const number = text ? lines.findIndex((one) => one.includes(text)) + 1 : 1;
      if (!number) throw new Error(`\`${text}\` does not stand in ${file}`);
      await page.keyboard.press('Control+p');
      await page.locator('.quick-input-widget input').fill(`${file}:${number}`);
      await seen('.quick-input-list .monaco-list-row', path.basename(file)).click();
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await seen('.tab.active', path.basename(file)).waitFor();
      if (text) await line(wordsIn(text)).waitFor();
    },

    async command(title) {
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input').fill(`>${title}`);
      await seen('.quick-input-list .monaco-list-row', title).click();
    },

    /** A word in a line of code, as it is drawn. */
    word: (text, word) =>
      line(text)
        .locator('span', { hasText: new RegExp(`^\\s*${word}\\s*$`) })
        .last(),

    async hovered(text, word, says) {
      const hover = page.locator('.monaco-hover:visible', { hasText: says }).first();
      await until(async () => {
        await screen.pointAway();
        await screen.word(text, word).hover();
        await hover.waitFor({ timeout: 3_000 });
        // TypeScript has its part in it, too: while it reads the project, it stays at "(loading...)" until it is asked again.
        await page.locator('.monaco-hover:visible', { hasText: 'Loading...' }).waitFor({ state: 'hidden', timeout: 3_000 });
      });
      return hover;
    },

    /** The menu of quick fixes where the cursor is put. A menu asked for too early closes again, so it is asked for until it stays. */
    async menu(text, word, wanted) {
      const row = page.locator('.action-widget .monaco-list-row', { hasText: wanted }).first();
      await screen.word(text, word).click();
      await until(async () => {
        await page.keyboard.press('Control+.');
        await row.waitFor({ timeout: 2_000 }).catch(async (error) => {
          await page.keyboard.press('Escape');
          throw error;
        });
      });
      return row;
    },

    row: (text) => seen('.sidebar .monaco-list-row', text),

    /** A row of the sidebar that may stand further down: rows are drawn only where they can be seen. */
    async rowBelow(text) {
      const row = screen.row(text);
      await page.locator('.sidebar .monaco-list').first().hover();
      await screen.waitFor(async () => {
        if (await row.isVisible()) return true;
        await page.mouse.wheel(0, 200);
        return false;
      }, `the row ${text}`);
      return row;
    },

    /** Away from whatever would tell something about itself. */
    pointAway: () => page.mouse.move(CORNER, CORNER),

    /** Makes the sidebar wide enough for whole sentences. */
    async widened(pixels) {
      const { x, width, y, height } = await page.locator('.part.sidebar').boundingBox();
      await page.mouse.move(x + width, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width + pixels, y + height / 2, { steps: 5 });
      await page.mouse.up();
    },

    async answer(text) {
      await page.locator('.quick-input-widget input').fill(text);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    },

    async waitFor(isTrue, what) {
      for (const end = Date.now() + LONGEST_WAIT; ; ) {
        if (await isTrue()) return;
        if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
        await page.waitForTimeout(100);
      }
    },
  };
  return screen;
}

async function until(act) {
  for (let left = RETRIES; ; left -= 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (!left) throw error;
    }
  }
}

/** A text as the editor draws it, with spaces that do not break. */
function wordsIn(text) {
  return new RegExp(text.split(' ').map(escaped).join('\\s'));
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
