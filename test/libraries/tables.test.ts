/** Every library's table says only what the real package has. */
import { describe, expect, test } from 'vitest';
import { type LibraryTable, library } from '../../engine/contract/library.ts';
import { libraries } from '../../libraries/index.ts';
import { typingsOf } from './typings.ts';

const bogus = library({
  title: 'Breach',
  docs: 'https://node-postgres.com/apis/pool',
  packages: { pg: '*' },
  exports: { Pool: { is: 'pool' }, Pond: { is: 'pool' } },
  types: {
    pool: { members: { query: {}, queryAll: {}, connect: { returns: 'client' } } },
    client: { members: { release: {}, relase: {} } },
  },
});

describe('the tables against the typings', { timeout: 120_000 }, () => {
  const check = typingsOf([...libraries.values(), bogus]);

  test('a name that the package does not have is seen', () => {
    expect(check(bogus).wrong).toEqual(['exports.Pond', 'pool.queryAll', 'client.relase']);
  });

  test.each([...libraries])('%s', (_, table: LibraryTable) => {
    const { wrong, unreached } = check(table);
    expect({ wrong, unreached }).toEqual({ wrong: [], unreached: [] });
  });
});
