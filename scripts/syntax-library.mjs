/**
 * The part of the TypeScript compiler that the programs use: a parser and what goes with it, a sixth of the whole. The compiler is
 * shipped as one function that ends by handing out everything it has, so that nothing can be left out of it; here it is turned into
 * a module whose parts the bundler can tell apart. No part is changed: what is left out is what nothing that stays refers to.
 */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The names that built programs ask the library for: `ts.isBlock`, and those in `const { idText } = ts`. */
export function namesAskedFor(programs) {
  const names = new Set();
  for (const program of programs) {
    for (const [whole, several, one] of program.matchAll(/(?:\{([\w\s:,]*)\} ?= ?)?\bimport_ts_morph\d*\.ts\b(?:\.(\w+))?/g)) {
      const asked = one ? [one] : (several?.split(',').map((part) => part.split(':')[0].trim()) ?? []);
      if (!asked.length) throw new Error(`Cannot tell what '${whole}' asks of the syntax tree library: take each part of it by its name.`);
      for (const name of asked) names.add(name);
    }
  }
  return [...names].sort();
}

/** A CommonJS entry for the bundler: plain properties, which are read faster than the live ones of a module. */
export function entryOf(names) {
  const list = names.join(', ');
  return `import { ${list} } from 'typescript-in-parts';\nmodule.exports = { ts: { ${list} } };\n`;
}

/** Lets the bundler find `typescript-in-parts`. */
export function compilerInParts(bundling) {
  bundling.onResolve({ filter: /^typescript-in-parts$/ }, ({ path }) => ({ path, namespace: 'in-parts' }));
  bundling.onLoad({ filter: /./, namespace: 'in-parts' }, async () => {
    const inMorph = createRequire(createRequire(import.meta.url).resolve('ts-morph'));
    const path = inMorph.resolve('@ts-morph/common').replace(/[^/\\]+$/, 'typescript.js');
    return { contents: inParts(await readFile(path, 'utf8')), loader: 'js', resolveDir: path };
  });
}

function inParts(text) {
  let parts = without(text, 'var ts = {}; ((module) => {', '\n');
  parts = without(parts, '__export(typescript_exports, {', '\n});\n');
  parts = without(parts, 'module.exports = __toCommonJS(', '\n');
  const exported = [...between(text, '__export(typescript_exports, {', '\n});\n').matchAll(/^ {2}(\w+): \(\) => (\w+),?$/gm)];
  parts = parts.slice(0, at(parts, '// Annotate the CommonJS export names'));
  parts = namespacesAsValues(parts);
  parts = withoutServer(parts);
  // What is made at the top, or noted in a list there, may be left out where nobody reads it.
  parts = parts
    .replace(/^(?=(?:__export|registerCodeFix|registerRefactor)\()/gm, '/* @__PURE__ */ ')
    .replace(/^(var \w+ = )(?=(?:new )?[\w$.]+\()/gm, '$1/* @__PURE__ */ ');
  return `${parts}\nexport { ${exported.map(([, name, value]) => `${value} as ${name}`).join(', ')} };\n`;
}

/** `var Parser; ((Parser2) => { … })(Parser || (Parser = {}));` */
function namespacesAsValues(text) {
  let values = text;
  for (const [head, name, inside] of text.matchAll(/^var (\w+);\n\(\((\w+)\) => \{$/gm)) {
    const end = `\n})(${name} || (${name} = {}));`;
    at(values, end);
    values = values.replace(head, `var ${name} = /* @__PURE__ */ ((${inside}) => {`).replace(end, `\n  return ${inside};\n})({});`);
  }
  return values;
}

/** The language server at the end gives its classes properties, which would keep it. */
function withoutServer(text) {
  const from = at(text, '// src/server/');
  return text.slice(0, from) + text.slice(from).replace(/^_\w+\.\w+ = (?:.*;|\{\n(?: {2}.*\n)*\};)$/gm, '');
}

function without(text, from, to) {
  const start = at(text, from);
  return text.slice(0, start) + text.slice(at(text, to, start) + to.length);
}

function between(text, from, to) {
  const start = at(text, from);
  return text.slice(start + from.length, at(text, to, start));
}

function at(text, part, from = 0) {
  const place = text.indexOf(part, from);
  if (place < 0) throw new Error(`The compiler is put together in another way than it was: there is no '${part.trim()}'.`);
  return place;
}
