/** Draws `media/icon.png` from `media/icon.svg`, with the browser that the editor tests use: `npm run icon`. */
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { root } from './installed.mjs';

const side = 256;
const svg = await readFile(`${root}media/icon.svg`, 'utf8');
const browser = await chromium.launch({ executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: side, height: side } });
await page.setContent(`<style>* { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: `${root}media/icon.png`, omitBackground: true });
await browser.close();
