import { describe, expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

describe('who calls a function', () => {
  test('by its own name', () => {
    const { callers } = linked({
      'users.ts': 'export function find() {}',
      'a.ts': "import { find } from './users';\nexport function page() { find(); }",
    });
    expect(callers('users.ts', 'find')).toEqual(['a.ts#page']);
  });

  test('by the name that an import gives it', () => {
    const { callers } = linked({
      'users.ts': 'export function find() {}',
      'a.ts': "import { find as findUser } from './users';\nexport function page() { findUser(); }",
    });
    expect(callers('users.ts', 'find')).toEqual(['a.ts#page']);
  });

  test('as what a module exports by default, with a name and without', () => {
    const { callers } = linked({
      'named.ts': 'export default function find() {}',
      'unnamed.ts': 'export default async (id: string) => id;',
      'a.ts': "import users from './named';\nimport load from './unnamed';\nexport function page() { users(); load('1'); }",
    });
    expect(callers('named.ts', 'find')).toEqual(['a.ts#page']);
    expect(callers('unnamed.ts', 'default')).toEqual(['a.ts#page']);
  });

  test('as what a barrel passes on', () => {
    const { callers } = linked({
      'unnamed.ts': 'export default async (id: string) => id;',
      'index.ts': "export { default as loadUser } from './unnamed';",
      'a.ts': "import { loadUser as load } from './index';\nexport function page() { load('1'); }",
    });
    expect(callers('unnamed.ts', 'default')).toEqual(['a.ts#page']);
  });

  test('of CommonJS, required before or in the call', () => {
    const { callers } = linked({
      'store.js': 'module.exports = function (db) {};',
      'a.js': "const createStore = require('./store');\nexports.one = () => createStore(1);\nexports.two = () => require('./store')(2);",
    });
    expect(callers('store.js', 'module.exports').sort()).toEqual(['a.js#one', 'a.js#two']);
  });

  test('by the property that it is kept in', () => {
    const { callers } = linked({
      'users.ts': 'function findAll() {}\nexport const users = { list: findAll };\nexport default { every: findAll };',
      'a.ts': "import defaults, { users } from './users';\nexport function page() { users.list(); defaults.every(); }",
    });
    expect(callers('users.ts', 'findAll')).toEqual(['a.ts#page', 'a.ts#page']);
  });

  test('by another name of the same file', () => {
    const { callers } = linked({
      'a.ts': 'function find() {}\nconst load = find;\nexport function page() { load(); }',
    });
    expect(callers('a.ts', 'find')).toEqual(['a.ts#page']);
  });

  test('not those that call another function of the name', () => {
    const { callers } = linked({
      'users.ts': 'export default function find() {}',
      'orders.ts': 'export default function find() {}',
      'a.ts': "import find from './orders';\nexport function page() { find(); }",
    });
    expect(callers('users.ts', 'find')).toEqual([]);
  });

  test('by the name of what is made around it', () => {
    const { callers, run } = linked({
      'logged.ts': 'export const logged = (work) => (id) => { console.log(id); return work(id); };',
      'users.ts':
        "import { logged } from './logged';\nimport { traced } from 'tracing';\nexport const find = logged(traced('find', (id) => id));",
      'a.ts': "import { find } from './users';\nexport function page() { find('1'); }",
    });
    expect(run('find')).toEqual(['logged.ts#logged/0', 'users.ts#find/0']);
    expect(callers('users.ts', 'find/0')).toEqual(['a.ts#page']);
  });

  test('not of what gathers many calls into one, nor of what a wrapper does not call', () => {
    const { run } = linked({
      'once.ts': 'export function once(key) { return (id) => [key, id]; }',
      'a.ts':
        "import { batched } from 'batching';\nimport { once } from './once';\nconst find = batched((ids) => ids);\nconst keep = once(() => 1);\nexport function page() { find('1'); keep('1'); }",
    });
    expect(run('find')).toEqual([]);
    expect(run('keep')).toEqual(['once.ts#once/0']);
  });
});
