import { library } from '../engine/contract/library.ts';

const where = { filter: 'where' } as const;
const rows = { columns: ['select', 'omit'], columnsForm: 'flags', include: ['include', 'select'], includeForm: 'flags', ...where } as const;
const many = { does: 'read', gives: 'many', bound: 'take', offset: 'skip', order: 'orderBy', ...rows } as const;
// https://www.prisma.io/docs/orm/prisma-client/queries/query-optimization-performance: `findUnique` of one tick becomes one query;
// https://github.com/prisma/prisma/blob/main/packages/client/src/runtime/RequestHandler.ts: `batchBy` tells one transaction's from another's.
const unique = { does: 'read', gives: 'one', batches: 'per-tick', bulk: 'findMany', inForm: 'in', ...rows } as const;
const first = { does: 'read', gives: 'one', bulk: 'findMany', inForm: 'in', order: 'orderBy', ...rows } as const;
const made = { isPromise: true, values: 'data' } as const;
const template = { does: 'sql', isPromise: true, sql: { argument: 0 } } as const;

export default library({
  title: 'Prisma',
  docs: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  packages: { '@prisma/client': '>=4 <8', '.prisma': '*', '@prisma/extension-accelerate': '*', 'nestjs-prisma': '*' },
  drives: 'server',
  distinctive: ['PrismaClient', 'Prisma'],
  conventional: { prisma: 'client', prismaClient: 'client' },
  fingerprints: [
    {
      type: 'model',
      members: [
        'findMany',
        'findUnique',
        'findUniqueOrThrow',
        'findFirst',
        'findFirstOrThrow',
        'createMany',
        'updateMany',
        'deleteMany',
        'create',
        'update',
        'upsert',
        'delete',
        'count',
        'aggregate',
        'groupBy',
      ],
    },
  ],
  exports: {
    PrismaClient: { is: 'client', does: 'connect' },
    // Of nestjs-prisma: a client that is injected.
    PrismaService: { is: 'client' },
    'Prisma.TransactionClient': { is: 'transactionClient', connection: 'one' },
    'Prisma.DefaultPrismaClient': { is: 'client' },
    'Prisma.sql': {},
    'Prisma.join': {},
    'Prisma.raw': {},
    'Prisma.empty': {},
    Prisma: { is: 'namespace' },
  },
  types: {
    namespace: { members: {} },
    client: {
      members: {
        $transaction: {
          does: 'transaction',
          isPromise: true,
          collects: { argument: 0 },
          callback: { argument: 0, parameters: ['transactionClient'], runs: 'once', connection: 'one', givesBack: true },
          timeout: { options: [{ argument: 1, option: 'timeout' }], standard: 5_000, repair: 'milliseconds' },
        },
        $queryRaw: { gives: 'many', ...template },
        $queryRawUnsafe: { gives: 'many', ...template },
        $executeRaw: { gives: 'count', ...template },
        $executeRawUnsafe: { gives: 'count', ...template },
        $extends: { returns: 'self' },
        $connect: {},
        $disconnect: {},
        $on: { callback: { argument: 1, runs: 'later' } },
        $use: { callback: { argument: 0, runs: 'later' }, until: '7' },
        '*': { is: 'model', entity: 'name' },
      },
    },
    transactionClient: { extends: 'client' },
    model: {
      members: {
        findMany: many,
        findUnique: unique,
        findUniqueOrThrow: unique,
        findFirst: first,
        findFirstOrThrow: first,
        create: { does: 'insert', gives: 'one', bulk: 'createMany', nests: ['create', 'createMany', 'connectOrCreate'], ...made },
        createMany: { does: 'insert', gives: 'count', ...made },
        createManyAndReturn: { does: 'insert', gives: 'many', ...made },
        update: { does: 'update', gives: 'one', bulk: 'updateMany', bulkWritesAlike: true, inForm: 'in', ...made, ...where },
        updateMany: { does: 'update', gives: 'count', ...made, ...where },
        updateManyAndReturn: { does: 'update', gives: 'many', ...made, ...where },
        upsert: { does: 'upsert', gives: 'one', ...made, values: 'create', ...where },
        delete: { does: 'delete', gives: 'one', bulk: 'deleteMany', inForm: 'in', ...where },
        deleteMany: { does: 'delete', gives: 'count', ...where },
        count: { does: 'read', gives: 'count', exists: { call: 'findFirst', gives: 'row', select: 'select' }, ...where },
        aggregate: { does: 'read', gives: 'count', ...where },
        groupBy: { does: 'read', gives: 'many', isGrouped: true, bound: 'take', columns: 'by', order: 'orderBy', ...where },
      },
    },
  },
});
