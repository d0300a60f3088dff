/** Every format of `check`, by the name it is asked for. */
import type { Format } from '../report.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { markdownReport } from './markdown.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

export const formats = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  markdown: markdownReport,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
