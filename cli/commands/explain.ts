/** `latency-lens explain`: a rule's page, in the terminal. */
import { fileURLToPath } from 'node:url';
import { didYouMean } from '../../engine/configuration/nearest.ts';
import { ruleFolders } from '../../rules/sections.ts';
import { type Paint, paintFor } from '../colours.ts';
import { EXIT, type Io, UsageError } from '../io.ts';

const MOST_PAGE_BYTES = 1 << 20;

export async function explain(id: string, { color }: { readonly color: boolean }, io: Io): Promise<number> {
  const pages = await pagesOf(io);
  const path = pages.get(id);
  if (path === undefined)
    throw new UsageError(
      pages.size ? unknownRule(id, [...pages.keys()]) : 'The rules’ pages were not installed with the program. Install it anew.',
    );
  const read = await io.files.read(path, MOST_PAGE_BYTES);
  if (!('text' in read)) throw new UsageError(`The page '${path}' cannot be read. Install the program anew.`);
  io.out.write(`${rendered(read.text, paintFor(io.out, color, io.environment)).trim()}\n`);
  return EXIT.clean;
}

export function unknownRule(id: string, ids: readonly string[]): string {
  return `There is no rule '${id}'.${didYouMean(id, ids) || ` The rules: ${ids.join(', ')}.`}`;
}

/** By rule, where its page is. The folder is asked instead of the rules, which would load everything that they need. */
async function pagesOf({ files }: Io): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const section of Object.keys(ruleFolders)) {
    const folder = `${packageRoot()}/rules/${section}`;
    for (const { name } of (await files.list(folder)) ?? [])
      if (name.endsWith('.md')) pages.set(name.slice(0, -'.md'.length), `${folder}/${name}`);
  }
  return new Map([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The program stands in `dist/`, this source in `cli/commands/`. */
function packageRoot(): string {
  const here = fileURLToPath(import.meta.url).replaceAll('\\', '/');
  return here.slice(0, here.lastIndexOf(here.includes('/cli/commands/') ? '/cli/' : '/dist/'));
}

/** Markdown as far as the pages use it. */
export function rendered(page: string, paint: Paint): string {
  let isCode = false;
  const lines = page.replace(/<!--[\s\S]*?-->\n?/g, '').split(/\r?\n/);
  return lines
    .flatMap((line) => {
      if (/^\s*```/.test(line)) {
        isCode = !isCode;
        return [];
      }
      if (isCode) return [`    ${line.trim().startsWith('//') ? paint.dim(line) : paint.cyan(line)}`.trimEnd()];
      const heading = /^(#+)\s+(.*)$/.exec(line);
      if (heading) return [heading[1] === '#' ? paint.bold(paint.underline(heading[2] ?? '')) : paint.bold(heading[2] ?? '')];
      return [inline(line.replace(/^(\s*)[-*]\s/, '$1• '), paint)];
    })
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function inline(line: string, paint: Paint): string {
  return line
    .replace(/`([^`]+)`/g, (_, code: string) => paint.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, text: string) => paint.bold(text))
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, text: string, address: string) => `${text} ${paint.dim(`(${address})`)}`);
}
