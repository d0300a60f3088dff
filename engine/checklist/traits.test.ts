import { expect, it } from 'vitest';
import type { LibraryTable } from '../contract/library.ts';
import { traitsOf } from './traits.ts';

const table = (exports: LibraryTable['exports']): LibraryTable => ({
  title: 'Some',
  docs: '',
  packages: { some: '*' },
  exports: exports ?? {},
});

it('takes a library for what its table says it does', () => {
  expect([...traitsOf(table({ send: { does: 'publish' } }))]).toEqual(['queue']);
  expect([...traitsOf(table({ find: { does: 'read' }, log: { does: 'log' } }))]).toEqual(['database']);
  expect([...traitsOf(table({ use: { mount: { from: 1 } } }))]).toEqual(['server']);
  expect([...traitsOf(table({ map: {} }))]).toEqual([]);
});

it('does not take a library for several purposes for all of them', () => {
  expect([...traitsOf(table({ Get: { entry: { kind: 'route' } }, send: { does: 'publish' } }))]).toEqual(['server']);
});
