/** What generators read from a rule's page: the paragraph that says why, and the libraries that its programs use. */

/** The first paragraph under `Why it is slow`, without Markdown's marks; empty where there is none yet. */
export function whyIn(page: string): string {
  const [, text = ''] = /^## Why it is slow\n+([\s\S]*?)(?:\n\n|\n## |$)/m.exec(page.replaceAll('\r\n', '\n')) ?? [];
  return text.startsWith('#') ? '' : text.replaceAll(/\s+/g, ' ').replaceAll(/[`*]/g, '').trim();
}

/** The first sentence of a text. */
export function firstSentence(text: string): string {
  return /^.*?[.:!?](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

/** The generated head stands between these, below the title. */
const HEAD = /(?<=^# .*\n)\n*<!-- generated -->\n[\s\S]*?\n<!-- \/generated -->\n/m;

/** The page with the head put in or renewed. */
export function withHead(page: string, head: string): string {
  const block = `\n<!-- generated -->\n${head}\n<!-- /generated -->\n`;
  return HEAD.test(page) ? page.replace(HEAD, () => block) : page.replace(/^# .*\n/m, (title) => `${title}${block}`);
}

/** What programs import: specifiers of their imports and requires. */
export function specifiersIn(program: string): readonly string[] {
  return [...program.matchAll(/(?:from\s+|import\s+|require\(|import\()['"]([^'"]+)['"]/g)].map(([, specifier = '']) => specifier);
}
