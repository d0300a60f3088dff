import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

const db = "import { PrismaClient } from '@prisma/client';\n";

test('what is put into an object or a map under a key is what any key finds there', () => {
  const { asked } = linked({
    'a.ts': `${db}
      const clients = {};
      const byRegion = new Map();
      function connect(region) { return (clients[region] ??= new PrismaClient()); }
      function add(region) { byRegion.set(region, new PrismaClient()); }
      class Pool {
        private all = {};
        of(shop) { this.all[shop] = this.all[shop] || new PrismaClient(); return this.all[shop]; }
      }
      ask(connect('eu').order, clients[region].order, byRegion.get(region).order, new Pool().of(shop).order);`,
  });
  const order = 'library prisma model order';
  expect(asked()).toEqual([order, order, order, order]);
});

test('what began with something in it, and what nothing is put into, says nothing of other keys', () => {
  const { asked } = linked({
    'a.ts': `${db}
      const empty = {};
      const limits = new Map(defaults);
      limits.set('eu', new PrismaClient());
      ask(empty[region], limits.get(region));`,
  });
  expect(asked()).toEqual(['unknown: element', 'unknown: return-of-unknown']);
});

test('a written type says what is under any key, whichever way it is written', () => {
  const { asked } = linked({
    'a.ts': `${db}
      const one: Record<string, PrismaClient> = {};
      const two: { [region: string]: PrismaClient } = {};
      const three: { [Region in Regions]: PrismaClient } = load();
      ask(one[region].order, two[region].order, three[region].order, three.eu.order);`,
  });
  const order = 'library prisma model order';
  expect(asked()).toEqual([order, order, order, order]);
});
