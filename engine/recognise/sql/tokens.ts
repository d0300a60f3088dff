/**
 * The words of an SQL text. It knows what all dialects share: quotes, comments, parameters, casts. A hole of a template stands in
 * the text as `HOLE`, so that it is told apart from a question mark that the text has itself.
 */

export interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'parameter' | 'hole' | 'sign';
  /** Words in lower case; names without their quotes; signs as written. */
  readonly text: string;
}

export const HOLE = '\uE000';

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|\s+|('(?:[^']|'')*'|\$\$[\s\S]*?\$\$)|"((?:[^"]|"")*)"|`([^`]*)`|\[([A-Za-z_][\w ]*)\]|(\d+(?:\.\d+)?)|([A-Za-z_\u0080-\uDFFF][\w$\u0080-\uDFFF]*)|(::|<=>|<>|!=|>=|<=|\|\||->>|->|#>>|#>|@>|<@|[-+*/%=<>(),.;~!&|^#[\]{}])|(\$\d+|\$[<({[/]\w+[>)}\]/]|\?\d*|:(?:\.\.\.)?[A-Za-z_]\w*|@[A-Za-z_]\w*)|(\uE000)/gy;

/** What no rule of the table above covers is left out: one strange sign does not make a text unreadable. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) {
      TOKEN.lastIndex = at + 1;
      continue;
    }
    const [, quoted, double, tick, bracket, number, word, sign, parameter, hole] = match;
    if (word !== undefined)
      tokens.push({ kind: 'word', text: word.toLowerCase() === word ? word : isKeyword(word) ? word.toLowerCase() : word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (double !== undefined || tick !== undefined || bracket !== undefined)
      tokens.push({ kind: 'name', text: double ?? tick ?? bracket ?? '' });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted });
    else if (parameter !== undefined) tokens.push({ kind: 'parameter', text: parameter });
    else if (hole !== undefined) tokens.push({ kind: 'hole', text: '?' });
  }
  // Beside a dot even a word of the language is a name: `order.status`.
  return tokens.map((token, at) =>
    token.kind === 'word' && (isSign(tokens[at + 1], '.') || isSign(tokens[at - 1], '.')) ? { kind: 'name', text: token.text } : token,
  );
}

/** How many-eth hole of its text a token is; those within quotes count too: `from "${table}" limit ${limit}`. */
export function holeBefore(token: Token, tokens: readonly Token[]): number {
  let holes = 0;
  for (const one of tokens) {
    if (one === token) break;
    holes += one.kind === 'hole' ? 1 : one.text.split(HOLE).length - 1;
  }
  return holes;
}

const KEYWORDS = new Set(
  (
    'select from where group by having order limit offset fetch first next row rows only union intersect except with recursive as insert into replace ' +
    'values update set delete using returning on conflict duplicate key do nothing join inner left right full outer cross natural lateral and or not in is ' +
    'null like ilike similar between exists any all some distinct case when then else end cast for top truncate table merge ignore begin start transaction ' +
    'window asc desc true false count sum avg min max materialized escape regexp rlike glob collate default current of temporary'
  ).split(' '),
);

function isKeyword(word: string): boolean {
  return KEYWORDS.has(word.toLowerCase());
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text);
}

export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}

/** A name of a table, column or alias: any word that the language has not taken. */
export function isName(token: Token | undefined): token is Token {
  return (
    token?.kind === 'name' ||
    (token?.kind === 'word' && !KEYWORDS.has(token.text)) ||
    isWord(token, 'key', 'first', 'next', 'rows', 'row', 'count', 'default', 'start', 'table', 'current', 'of', 'min', 'max', 'sum')
  );
}

/** The position after the bracket that closes the one at `open`. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (isSign(tokens[at], '(')) depth += 1;
    else if (isSign(tokens[at], ')') && --depth === 0) return at + 1;
  }
  return tokens.length;
}

/** Splits at the outermost level wherever a token passes the test; the tokens that split are left out. */
export function split(tokens: readonly Token[], isBreak: (token: Token) => boolean): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (depth === 0 && isBreak(token)) parts.push([]);
    else parts[parts.length - 1]?.push(token);
  }
  return parts;
}
