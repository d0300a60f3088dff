import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

test('relative files, with and without their ends, folders, and what is written for the built file', () => {
  const { resolved } = linked({
    'a.ts': '',
    'users.ts': '',
    'orders/index.ts': '',
    'view.tsx': '',
    'old.js': '',
    'job.mts': '',
    'lib/b.ts': '',
  });
  expect(resolved('./users')).toBe('users.ts');
  expect(resolved('./users.ts')).toBe('users.ts');
  expect(resolved('./users.js')).toBe('users.ts');
  expect(resolved('./view.js')).toBe('view.tsx');
  expect(resolved('./job.mjs')).toBe('job.mts');
  expect(resolved('./old')).toBe('old.js');
  expect(resolved('./orders')).toBe('orders/index.ts');
  expect(resolved('..', 'orders/index.ts')).toBe('unresolved');
  expect(resolved('../users', 'lib/b.ts')).toBe('users.ts');
  expect(resolved('./nothing')).toBe('unresolved');
});

test('declarations, where there is no code', () => {
  const { resolved, asked } = linked({
    'types/request.d.ts': "import type { Context } from '../context';\nexport type RequestContext = Context;",
    'context.ts': 'export class Context {}',
    'old.js': '',
    'old.d.ts': '',
    'a.ts': "import type { RequestContext } from './types/request';\nfunction page(context: RequestContext) { ask(context); }",
  });
  expect(resolved('./types/request.js')).toBe('types/request.d.ts');
  expect(resolved('./old')).toBe('old.js');
  expect(asked()).toEqual(['instance context.ts#Context']);
});

test('what is generated into the workspace is not there, and no package', () => {
  const { resolved } = linked({
    'tsconfig.json':
      '{ "compilerOptions": { "baseUrl": ".", "paths": { "@db/*": ["generated/*"], "*": ["types/*"], "fast": ["./node_modules/fast"] } } }',
    'package.json': '{ "name": "shop" }',
    'src/users.ts': '',
    'a.ts': '',
  });
  expect(resolved('src/generated/client')).toBe('unresolved');
  expect(resolved('@db/client')).toBe('unresolved');
  expect(resolved('src')).toBe('package src');
  expect(resolved('knex/types')).toBe('package knex types');
  expect(resolved('fast')).toBe('package fast');
});

test('what frameworks make names of, where no configuration is there that says so', () => {
  const { resolved } = linked({
    'shop/package.json': '{ "name": "shop" }',
    'shop/src/lib/server/db.ts': '',
    'shop/src/users.ts': '',
    'shop/server/orders.ts': '',
    'shop/src/routes/a.ts': '',
  });
  expect(resolved('$lib/server/db', 'shop/src/routes/a.ts')).toBe('shop/src/lib/server/db.ts');
  expect(resolved('@/users', 'shop/src/routes/a.ts')).toBe('shop/src/users.ts');
  expect(resolved('~/server/orders', 'shop/src/routes/a.ts')).toBe('shop/server/orders.ts');
  expect(resolved('~~/server/orders', 'shop/src/routes/a.ts')).toBe('shop/server/orders.ts');
  expect(resolved('$lib/nothing', 'shop/src/routes/a.ts')).toBe('unresolved');
});

test('packages, their parts, and scopes', () => {
  const { resolved } = linked({ 'a.ts': '' });
  expect(resolved('knex')).toBe('package knex');
  expect(resolved('lodash/chunk')).toBe('package lodash chunk');
  expect(resolved('@nestjs/axios')).toBe('package @nestjs/axios');
  expect(resolved('@aws-sdk/client-s3/dist')).toBe('package @aws-sdk/client-s3 dist');
});

test("a configuration's paths and base, and those that it extends; the nearest one counts", () => {
  const { resolved } = linked({
    'tsconfig.base.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "@shop/*": ["src/*"], "config": ["src/config/main.ts"] } } }',
    'tsconfig.json': '{\n  // comments are allowed\n  "extends": "./tsconfig.base.json", }',
    'admin/tsconfig.json': '{ "compilerOptions": { "paths": { "@shop/*": ["./own/*"] } } }',
    'a.ts': '',
    'src/users.ts': '',
    'src/config/main.ts': '',
    'admin/own/users.ts': '',
    'admin/b.ts': '',
  });
  expect(resolved('@shop/users')).toBe('src/users.ts');
  expect(resolved('config')).toBe('src/config/main.ts');
  expect(resolved('src/users')).toBe('src/users.ts');
  expect(resolved('@shop/users', 'admin/b.ts')).toBe('admin/own/users.ts');
});

test("a package's imports, and the packages of a workspace by what they export", () => {
  const { resolved } = linked({
    'package.json': '{ "name": "shop", "workspaces": ["packages/*"], "imports": { "#db": "./src/db.ts", "#lib/*": "./src/lib/*.ts" } }',
    'a.ts': '',
    'src/db.ts': '',
    'src/lib/time.ts': '',
    'packages/core/package.json':
      '{ "name": "@shop/core", "exports": { ".": { "types": "./src/index.ts" }, "./money": "./src/money.ts" } }',
    'packages/core/src/index.ts': '',
    'packages/core/src/money.ts': '',
    'packages/mail/package.json': '{ "name": "mail", "main": "dist/index.js" }',
    'packages/mail/src/index.ts': '',
  });
  expect(resolved('#db')).toBe('src/db.ts');
  expect(resolved('#lib/time')).toBe('src/lib/time.ts');
  expect(resolved('@shop/core')).toBe('packages/core/src/index.ts');
  expect(resolved('@shop/core/money')).toBe('packages/core/src/money.ts');
  expect(resolved('mail')).toBe('packages/mail/src/index.ts');
});

test('a broken configuration costs its own paths only', () => {
  const { resolved } = linked({ 'tsconfig.json': '{ "compilerOptions": { "paths": ', 'a.ts': '', 'users.ts': '' });
  expect(resolved('./users')).toBe('users.ts');
});

test("a bundler's alias for a folder, told to the editor by its name alone", () => {
  const { resolved } = linked({
    'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "api": ["api/src"], "lib": "lib/source" } } }',
    'a.js': '',
    'api/src/index.js': '',
    'api/src/users/list.js': '',
    'lib/source/money.js': '',
  });
  expect(resolved('api')).toBe('api/src/index.js');
  expect(resolved('api/users/list')).toBe('api/src/users/list.js');
  expect(resolved('lib/money')).toBe('lib/source/money.js');
  expect(resolved('apis/users')).toBe('package apis users');
});

test('a folder of the package, where programs are told to look for names that nothing installs', () => {
  const { resolved } = linked({
    'package.json': '{ "dependencies": { "lib": "*" } }',
    'api/package.json': '{}',
    'api/a.ts': '',
    'shared/db/index.ts': '',
    'api/orders/list.ts': '',
    'lib/money.ts': '',
    'lib.ts': '',
  });
  expect(resolved('shared/db', 'api/a.ts')).toBe('shared/db/index.ts');
  expect(resolved('orders/list', 'api/a.ts')).toBe('api/orders/list.ts');
  expect(resolved('lib/money', 'api/a.ts')).toBe('package lib money');
  expect(resolved('shared', 'api/a.ts')).toBe('package shared');
});
