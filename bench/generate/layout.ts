/** How generated code is laid out: whoever writes a piece of it need not know how deep it will stand. */

/** Indents by brackets, as a formatter would: every line that leaves one open moves what follows in by one step. */
export function laidOut(code: string): string {
  const opened: number[] = [];
  const lines = code.split('\n').map((line, index) => {
    const text = line.trim();
    const leading = text.match(/^[)\]}]+/)?.[0].length ?? 0;
    for (let closed = 0; closed < leading; closed += 1) opened.pop();
    const depth = new Set(opened).size;
    for (const sign of withoutTexts(text.slice(leading))) {
      if ('([{'.includes(sign)) opened.push(index);
      else if (')]}'.includes(sign)) opened.pop();
    }
    const isContinued = text.startsWith('.') || text.startsWith('? ') || text.startsWith(': ');
    return text && `${'  '.repeat(depth + (isContinued ? 1 : 0))}${text}`;
  });
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/\{\n\n/g, '{\n')
    .trim()}\n`;
}

/** Brackets in texts open nothing, except where a template's `${…}` opens and closes on the same line. */
function withoutTexts(line: string): string {
  return line.replaceAll(/'(?:\\.|[^'\\])*'|`[^`]*`|\/\/.*$/g, '');
}

export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** `supplierContract` → `supplier-contract`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `supplierContract` → `supplier_contract`. */
export function snake(name: string): string {
  return kebab(name).replaceAll('-', '_');
}
