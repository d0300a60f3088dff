/** The pages that people read: a rule's own, and for every checklist item one made of what is known about it. */
import { fileURLToPath } from 'node:url';
import type { Detector } from '../engine/contract/checklist.ts';
import type { Files } from '../engine/contract/files.ts';
import { checklist } from '../rules/checklist.ts';
import { rules } from '../rules/index.ts';
import { ruleFolders } from '../rules/sections.ts';
import { snippetNames } from '../snippets/index.ts';
import { COMMANDS, type PageParameters, pageAddress } from './protocol.ts';
import { uriOf } from './uris.ts';

export interface Pages {
  /** What leads from a diagnostic to its rule's page. */
  address(rule: string): string | undefined;
  /** What a link in a text leads to. */
  link(rule: string): string | undefined;
  text(page: PageParameters): Promise<string | undefined>;
}

const MOST_PAGE_BYTES = 1 << 20;

/** @param hasCommands whether the client is the extension, which shows a page as it is meant to be read; others open its file */
export async function installedPages(files: Files, hasCommands: boolean): Promise<Pages> {
  const paths = new Map<string, string>();
  for (const section of Object.keys(ruleFolders)) {
    const folder = `${packageRoot()}/rules/${section}`;
    for (const { name } of (await files.list(folder)) ?? [])
      if (name.endsWith('.md')) paths.set(name.slice(0, -'.md'.length), `${folder}/${name}`);
  }
  const read = async (rule: string) => {
    const path = paths.get(rule);
    const page = path === undefined ? undefined : await files.read(path, MOST_PAGE_BYTES);
    return page && 'text' in page ? page.text : undefined;
  };
  const fileOf = (rule: string) => {
    const path = paths.get(rule);
    return path === undefined ? undefined : uriOf(path);
  };
  return {
    address: (rule) => (hasCommands && paths.has(rule) ? pageAddress({ kind: 'rule', id: rule }) : fileOf(rule)),
    // In a text an editor follows links to few schemes, and to commands that the extension vouches for.
    link: (rule) => (hasCommands && paths.has(rule) ? commandLink(COMMANDS.showPage, { kind: 'rule', id: rule }) : fileOf(rule)),
    text: async ({ kind, id }) => (kind === 'rule' ? read(id) : itemPage(id)),
  };
}

function commandLink(command: string, page: PageParameters): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([page]))}`;
}

/** In an item's page other pages are named by relative links, which the preview follows. */
function itemPage(id: string): string | undefined {
  const item = checklist.find((one) => one.id === id);
  if (!item) return undefined;
  const own = rules.filter((rule) => rule.item === id);
  const snippets = snippetNames.get(id) ?? [];
  return [
    `# ${item.text}`,
    `Checklist item \`${id}\`, in *${item.section}*.`,
    section(
      'What checks it',
      own.map((rule) => `[${rule.title}](../rule/${rule.id}.md) \`${rule.id}\``),
      'Nothing in the code tells that it is missing.',
    ),
    section('What shows it in place', item.evidence.map(evidenceText), 'Nothing in a repository shows it: declare it when it is done.'),
    section(
      'Snippets',
      snippets.map((prefix) => `\`${prefix}\``),
      undefined,
    ),
    `## When it is done elsewhere\n\nDeclare it in \`latency-lens.json\`, with the reason:\n\n\`\`\`json\n{ "checklist": { "${id}": { "status": "done", "reason": "…" } } }\n\`\`\``,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function section(title: string, entries: readonly string[], otherwise: string | undefined): string {
  const unique = [...new Set(entries)];
  if (unique.length) return `## ${title}\n\n${unique.map((entry) => `- ${entry}`).join('\n')}`;
  return otherwise ? `## ${title}\n\n${otherwise}` : '';
}

function evidenceText(detector: Detector): string {
  return detector.says;
}

/** The program stands in `dist/`, this source in `server/`. */
function packageRoot(): string {
  return fileURLToPath(new URL('..', import.meta.url))
    .replaceAll('\\', '/')
    .replace(/\/$/, '');
}
