/**
 * Reads a rule's page as the test that it is. Under a `###` heading stand the files of one program as code blocks, whose info
 * string is a language and a path (`ts src/orders.ts`; `program.<language>` unless told). A comment line below a code line marks
 * what is said of it: `//   ^^^^^^ fix` for a finding (with a severity where it is not the rule's own, and `fix` where one is
 * offered), `//   ~~~~~~` for a because place. In Repaired, a block with `after` (and which fix, from 1) is what the fix makes.
 */

export interface Page {
  readonly title: string;
  readonly wrong: readonly Program[];
  readonly right: readonly Program[];
  readonly repaired: readonly Program[];
  readonly sections: readonly string[];
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
  readonly severity: string | undefined;
  readonly hasFix: boolean;
}

const MARK = /^\s*(?:\/\/|#|--)(\s*)(\^+|~+)\s*(.*)$/;

export function parsePage(markdown: string): Page {
  const sections: string[] = [];
  const programs: Record<string, Program[]> = {};
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
    else if (line.startsWith('```') && line.length > 3) {
      const end = lines.findIndex((other, index) => index > i && other.startsWith('```'));
      const list = (programs[section] ??= []);
      if (list.at(-1)?.name !== name) list.push({ name, files: [], after: [] });
      const program = list.pop() as Program;
      list.push(withBlock(program, line.slice(3).trim(), lines.slice(i + 1, end)));
      i = end;
    }
  }
  return { title, sections, wrong: programs.Wrong ?? [], right: programs.Right ?? [], repaired: programs.Repaired ?? [] };
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
    const severity = words.split(/[\s,]+/).find((word) => /^(error|warning|info|hint)$/.test(word));
    marks.push({
      kind: symbols.startsWith('^') ? 'finding' : 'because',
      line: kept.length - 1,
      column: line.indexOf(symbols),
      length: symbols.length,
      severity,
      hasFix: /\bfix\b/.test(words),
    });
  }
  return { text: `${kept.join('\n')}\n`, marks };
}
