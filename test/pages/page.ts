/**
 * Reads a rule's page as the test that it is. Under a `###` heading stand the files of one program as code blocks, whose info
 * string is a language and a path (`ts src/orders.ts`; `program.<language>` unless told). A comment line below a code line marks
 * what is said of it: `//   ^^^^^^ fix` for a finding (with a severity where it is not the rule's own, and `fix` where one is
 * offered), `//   ~~~~~~` for a because place; what spans lines is marked to the end of its first. In Repaired, a block with
 * `after` is what a fix makes (`after 2`: the second of those offered, in the order of the text).
 */

export interface Page {
  readonly title: string;
  /** Headings of the second level, in the order of the text. */
  readonly sections: readonly string[];
  readonly wrong: readonly Program[];
  readonly right: readonly Program[];
  readonly repaired: readonly Program[];
  /** Known limits: silent too, until the engine learns better. */
  readonly notReported: readonly Program[];
}

export interface Program {
  readonly name: string;
  readonly files: readonly ProgramFile[];
  readonly after: readonly AfterFile[];
}

export interface ProgramFile {
  readonly path: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export interface AfterFile extends ProgramFile {
  readonly fix: number;
}

export interface Mark {
  readonly kind: 'finding' | 'because';
  /** Zero-based. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** Undefined: the rule's own. */
  readonly severity: string | undefined;
  readonly hasFix: boolean;
}

const MARK = /^\s*(?:\/\/|#|--)(\s*)(\^+|~+)(?:\s+(.*))?$/;
const FENCE = '```';

export function parsePage(markdown: string): Page {
  const sections: string[] = [];
  const programs = new Map<string, Program[]>();
  let title = '';
  let section = '';
  let name = '';
  const lines = markdown.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line.startsWith('# ')) title = line.slice(2).trim();
    else if (line.startsWith('## ')) {
      section = line.slice(3).trim();
      sections.push(section);
      name = section;
    } else if (line.startsWith('### ')) name = line.slice(4).trim();
    else if (line.startsWith(FENCE)) {
      const end = lines.indexOf(FENCE, i + 1);
      if (end < 0) throw new Error(`The block that begins on line ${i + 1} has no end.`);
      const list = programs.get(section) ?? [];
      if (list.at(-1)?.name !== name) list.push({ name, files: [], after: [] });
      list.push(withBlock(list.pop() as Program, line.slice(FENCE.length).trim(), lines.slice(i + 1, end)));
      programs.set(section, list);
      i = end;
    }
  }
  const of = (heading: string) => programs.get(heading) ?? [];
  return { title, sections, wrong: of('Wrong'), right: of('Right'), repaired: of('Repaired'), notReported: of('Not reported') };
}

function withBlock(program: Program, info: string, lines: readonly string[]): Program {
  const [language = 'ts', ...words] = info.split(/\s+/);
  const at = words.indexOf('after');
  const path = words.slice(0, at < 0 ? words.length : at)[0] ?? `program.${language}`;
  const file = { path, ...unmarked(lines) };
  if (at < 0) return { ...program, files: [...program.files, file] };
  return { ...program, after: [...program.after, { ...file, fix: Number(words[at + 1] ?? 1) }] };
}

function unmarked(lines: readonly string[]): Pick<ProgramFile, 'text' | 'marks'> {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of lines) {
    const [, , symbols, words = ''] = MARK.exec(line) ?? [];
    if (!symbols) {
      kept.push(line);
      continue;
    }
    marks.push({
      kind: symbols.startsWith('^') ? 'finding' : 'because',
      line: kept.length - 1,
      column: line.indexOf(symbols),
      length: symbols.length,
      severity: /\b(error|warning|info|hint)\b/.exec(words)?.[0],
      hasFix: /\bfix\b/.test(words),
    });
  }
  return { text: `${kept.join('\n')}\n`, marks };
}
