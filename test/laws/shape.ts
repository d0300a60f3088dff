/** Laws about what stands in a file: its length, its page, the names that a rule may not say. */
import { ts } from 'ts-morph';
import { ruleFolders } from '../../rules/sections.ts';
import { isGenerated, isRule, isTest, type Law, type Offence, roomOf } from './law.ts';
import { lineOf, nodes, type Source } from './sources.ts';

/** Lines that a file may have, by what it is. */
const longest = { rule: 200, library: 150, other: 300 };

/** Packages whose names are English words too: only a text that is nothing but the word means the package. */
const ordinaryWords = new Set(['async', 'console', 'crypto', 'express', 'fetch', 'got', 'request']);

export const shapeLaws: readonly Law[] = [
  {
    // Rules about suppressions judge comments, not an item of the checklist.
    name: 'every rule stands in a section and has a page, and no page is without its rule',
    offences: rulesAndPages,
    breach: {
      files: {
        'rules/code/slow.ts': '',
        'rules/code/quick.ts': '',
        'rules/code/quick.md': '',
        'rules/network/gone.md': '',
        'rules/misc/odd.ts': '',
        'rules/misc/odd.md': '',
      },
      seen: ['rules/code/slow.ts:1', 'rules/misc/odd.ts:1', 'rules/network/gone.md:1'],
    },
  },
  {
    name: 'no rule names a library',
    offences: rulesThatNameALibrary,
    breach: {
      files: {
        'libraries/acme-orm.ts': "export default library({ packages: { '@acme/orm': '>=1', got: '>=1', request: '*' } });",
        'engine/contract/library.ts': "export type Kind = 'request';",
        'rules/code/slow.ts': [
          '// acme-orm may be named in a comment',
          "const hint = 'use AcmeOrm instead';",
          'const acmeOrmClient = 1;',
          "const from = '@acme/orm';",
          "const isGot = name === 'got';",
          "const fine = 'what the request got';",
        ].join('\n'),
      },
      seen: ['rules/code/slow.ts:2', 'rules/code/slow.ts:3', 'rules/code/slow.ts:4', 'rules/code/slow.ts:5'],
    },
  },
  {
    name: 'no file is longer than its kind may be',
    offences: (sources) => sources.filter((source) => !isGenerated(source)).flatMap(tooLong),
    breach: {
      files: {
        'rules/code/slow.ts': '\n'.repeat(longest.rule + 1),
        'libraries/some.ts': '\n'.repeat(longest.library + 1),
        'engine/link/link.ts': '\n'.repeat(longest.other + 1),
        'engine/link/short.ts': '\n'.repeat(longest.other),
      },
      seen: [
        `rules/code/slow.ts:${longest.rule + 1}`,
        `libraries/some.ts:${longest.library + 1}`,
        `engine/link/link.ts:${longest.other + 1}`,
      ],
    },
  },
];

function rulesAndPages(sources: readonly Source[], pages: readonly string[]): readonly Offence[] {
  const rules = sources.map(({ path }) => path).filter(isRule);
  const rulePages = pages.filter((path) => /^rules\/[^/]+\/[^/]+\.md$/.test(path));
  const offence = (path: string, message: string): Offence => ({ path, line: 1, message });
  return [
    ...rules.filter((path) => !rulePages.includes(path.replace(/\.ts$/, '.md'))).map((path) => offence(path, 'has no page beside it')),
    ...rules
      .filter((path) => !((path.split('/')[1] ?? '') in ruleFolders))
      .map((path) => offence(path, 'stands in no section of the checklist')),
    ...rulePages.filter((path) => !rules.includes(path.replace(/\.md$/, '.ts'))).map((path) => offence(path, 'is the page of no rule')),
  ];
}

function tooLong({ path, text }: Source): readonly Offence[] {
  const kind = isRule(path) ? 'rule' : roomOf(path) === 'libraries' && !isTest(path) ? 'library' : 'other';
  const lines = text.replace(/\n$/, '').split('\n').length;
  const limit = longest[kind];
  return lines > limit ? [{ path, line: limit + 1, message: `has ${lines} lines, ${limit} are the most: split it by idea` }] : [];
}

function rulesThatNameALibrary(sources: readonly Source[]): readonly Offence[] {
  const vocabulary = new Set(sources.filter(({ path }) => /^engine\/(contract|model)\//.test(path)).flatMap(texts));
  const names = sources.filter(({ path }) => roomOf(path) === 'libraries' && !isTest(path)).flatMap(libraryNames);
  const forbidden = [...new Set(names)].filter((name) => !vocabulary.has(name));
  return sources
    .filter(({ path }) => isRule(path))
    .flatMap((source) =>
      [...nodes(source.tree)].flatMap((node) => {
        const said = wordsOf(node);
        const name = said && forbidden.find((candidate) => says(said, candidate));
        return name ? [{ path: source.path, line: lineOf(node), message: `names the library '${name}'` }] : [];
      }),
    );
}

/** The names under which a table's library is known: its file's name and its packages. */
function libraryNames({ path, tree }: Source): readonly string[] {
  const fileName = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length);
  if (fileName === 'index') return [];
  const packages = [...nodes(tree)]
    .filter((node) => ts.isPropertyAssignment(node))
    .filter((node) => node.name.getText() === 'packages' && ts.isObjectLiteralExpression(node.initializer))
    .flatMap((node) => (node.initializer as ts.ObjectLiteralExpression).properties)
    .map((property) => property.name?.getText().replace(/['"]/g, '') ?? '');
  return [fileName, ...packages];
}

function texts({ tree }: Source): readonly string[] {
  return [...nodes(tree)].filter((node) => ts.isStringLiteralLike(node)).map((node) => node.text);
}

/** What a node says, for the nodes that say something: names, texts, parts of templates. */
function wordsOf(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : undefined;
}

/** Whether the name occurs as a word, however it is written: 'acme-orm', `acmeOrm`, 'AcmeORM'. */
function says(text: string, name: string): boolean {
  if (ordinaryWords.has(name)) return text === name;
  const words = parts(text);
  const wanted = parts(name).join('');
  return words.some((_, from) => {
    let joined = '';
    for (let at = from; at < words.length && joined.length < wanted.length; at += 1) joined += words[at];
    return joined === wanted;
  });
}

function parts(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
