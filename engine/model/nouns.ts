/** One and several of what code names. */

/** One of `orders`: 'order'. */
export function singular(name: string): string {
  for (const [several, one] of IRREGULAR) if (several.test(name)) return name.replace(several, one);
  if (/(ss|us|is)$/.test(name)) return name;
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/((?<!ca)ch|sh|x|ss|[tbr]us|zz)es$/.test(name)) return name.replace(/es$/, '');
  return name.replace(/s$/, '');
}

const IRREGULAR: readonly (readonly [several: RegExp, one: string])[] = [
  [/(?<=child)ren$/i, ''],
  [/(?<=p)eople$/i, 'erson'],
];

/** Several of `category`: 'categories'. What is several already stays. */
export function plural(name: string): string {
  if (singular(name) !== name) return name;
  if (/child$/i.test(name)) return `${name}ren`;
  if (/person$/i.test(name)) return name.replace(/erson$/i, 'eople');
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies');
  return /(ch|sh|x|s|z)$/.test(name) ? `${name}es` : `${name}s`;
}
