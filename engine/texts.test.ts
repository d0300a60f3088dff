import { describe, expect, it } from 'vitest';
import { Memo } from './incremental/memo.ts';
import { createTexts } from './texts.ts';

function textsOf(...paths: string[]) {
  const texts = createTexts(
    new Memo((_query, _key, error) => {
      throw error;
    }),
  );
  for (const path of paths) texts.set(path, '');
  return texts;
}

describe('where a file stands', () => {
  it('is told from the folder that was opened, whatever stands above it', () => {
    const texts = textsOf('/k8s/w/package.json', '/k8s/w/examples/shop/src/app.ts');
    expect(texts.relative('/k8s/w/examples/shop/src/app.ts')).toBe('examples/shop/src/app.ts');
    texts.setRoots(['/k8s/w/examples/shop']);
    expect(texts.relative('/k8s/w/examples/shop/src/app.ts')).toBe('src/app.ts');
  });

  it('is told from the innermost of several', () => {
    const texts = textsOf('/w/a/x.ts', '/w/b/x.ts');
    texts.setRoots(['/w', '/w/b/']);
    expect(['/w/a/x.ts', '/w/b/x.ts'].map(texts.relative)).toEqual(['a/x.ts', 'x.ts']);
  });

  it('is told from the folder that all share, where none was opened', () => {
    expect(textsOf('/w/a/x.ts', '/w/a/b/y.ts').relative('/w/a/b/y.ts')).toBe('b/y.ts');
  });
});
