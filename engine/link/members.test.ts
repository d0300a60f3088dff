import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

const base = `
  import { Repository } from 'typeorm';
  export abstract class BaseRepository<Entity> {
    constructor(protected readonly rows: Repository<Entity>) {}
    all() { return this.rows.find(); }
    abstract name(): string;
  }`;

test('members of a class and of those it extends, static ones, and accessors', () => {
  const { asked, run } = linked({
    'base.ts': 'export class Base { inherited() {} static make() { return new this(); } }',
    'a.ts': `
      import { Base } from './base';
      class Users extends Base {
        static readonly shared = new Users();
        private readonly helper = new Base();
        get lazily() { return this.helper; }
        own() { this.inherited(); super.inherited(); ask(this.helper, this.lazily, this); }
        arrow = () => { ask(this); };
      }
      ask(Users.shared, Users.make());
      Users.shared.own();
      new Users().inherited();`,
  });
  expect(asked()).toEqual([
    'instance base.ts#Base',
    'instance base.ts#Base',
    'instance a.ts#Users',
    'instance a.ts#Users',
    'instance a.ts#Users',
    expect.stringMatching(/^instance (a\.ts#Users|base\.ts#Base)$/),
  ]);
  expect(run('inherited')).toEqual(['base.ts#Base.inherited', 'base.ts#Base.inherited', 'base.ts#Base.inherited']);
  expect(run('own')).toEqual(['a.ts#Users.own']);
});

test('generic bases give what the heir says', () => {
  const { asked, run } = linked({
    'base.ts': base,
    'a.ts': `
      import { BaseRepository } from './base';
      class Order { id: number; }
      class Orders extends BaseRepository<Order> {
        name() { return 'orders'; }
        async first() { ask(this.rows); return (await this.all())[0]; }
      }
      declare const orders: Orders;
      orders.all();`,
  });
  expect(asked()).toEqual(['library typeorm repository Order']);
  expect(run('all')).toEqual(['base.ts#BaseRepository.all', 'base.ts#BaseRepository.all']);
});

test('interfaces and abstract classes lead to what implements them', () => {
  const { run } = linked({
    'base.ts': base,
    'mailer.ts': 'export interface Mailer { send(to: string): Promise<void>; }',
    'smtp.ts': "import type { Mailer } from './mailer';\nexport class Smtp implements Mailer { async send(to: string) {} }",
    'shop.ts': "import { BaseRepository } from './base';\nexport class Orders extends BaseRepository<object> { name() { return ''; } }",
    'a.ts': `
      import type { Mailer } from './mailer';
      import type { BaseRepository } from './base';
      export function run(mailer: Mailer, rows: BaseRepository<object>) { mailer.send('a'); rows.name(); }`,
  });
  expect(run('send')).toEqual(['smtp.ts#Smtp.send']);
  expect(run('name')).toEqual(['shop.ts#Orders.name']);
});

test("what tests put in the place of a class is nobody else's", () => {
  const { run } = linked({
    'base.ts': base,
    'shop.ts': "import { BaseRepository } from './base';\nexport class Orders extends BaseRepository<object> { name() { return ''; } }",
    ...Object.fromEntries(
      [1, 2, 3, 4].map((one) => [
        `order-${one}.test.ts`,
        "import { BaseRepository } from './base';\nclass Fake extends BaseRepository<object> { name() { return ''; } }\nexport const fake = new Fake();",
      ]),
    ),
    'a.ts': `
      import type { BaseRepository } from './base';
      export function run(rows: BaseRepository<object>) { rows.name(); }`,
  });
  expect(run('name')).toEqual(['shop.ts#Orders.name']);
});

test('what is injected, by type, by token and by factory', () => {
  const { asked } = linked({
    'a.ts': `
      import { Inject, Injectable, Module } from '@nestjs/common';
      import { InjectRepository } from '@nestjs/typeorm';
      import { Repository, DataSource } from 'typeorm';
      class Order {}
      @Injectable() class Clock {}
      @Injectable() class Real {}
      @Injectable() class Service {
        @Inject('CLOCK') private readonly byToken;
        constructor(
          private readonly clock: Clock,
          @InjectRepository(Order) private readonly orders: Repository<Order>,
          @Inject('REAL') private readonly real: object,
          private readonly source: DataSource,
        ) {}
        run() { ask(this.clock, this.orders, this.real, this.source, this.byToken); }
      }
      @Module({ providers: [Service, Clock, { provide: 'REAL', useClass: Real }, { provide: 'CLOCK', useFactory: () => new Clock() }] })
      export class Shop {}`,
  });
  expect(asked()).toEqual([
    'instance a.ts#Clock',
    'library typeorm repository Order',
    'instance a.ts#Real',
    'library typeorm dataSource',
    'instance a.ts#Clock',
  ]);
});

test('the getters that reading a member runs: own, inherited, static, of an object', () => {
  const { read } = linked({
    'base.ts': 'export class Base { get inherited() { return 1; } get hidden() { return 1; } }',
    'a.ts': `
      import { Base } from './base';
      class User extends Base {
        hidden = 2;
        get own() { return 1; }
        set own(value) {}
        static get shared() { return 1; }
        plain() {}
      }
      const user = new User();
      const settings = { get lazily() { return 1; }, plain: 1 };
      ask(user.own, user.inherited, user.hidden, user.plain, user.shared, User.shared, settings.lazily, settings.plain, other.own);`,
  });
  expect(read()).toEqual(['a.ts#User.get own', 'base.ts#Base.get inherited', 'a.ts#User.get shared', 'a.ts#settings.get lazily']);
});

test('methods of a class that was defined as a model, under the model’s name', () => {
  const { run } = linked({
    'order.js': `
      const { Model } = require('sequelize');
      class Order extends Model {
        static overdue() { return this.findAll(); }
        total() { return this.getLines(); }
        static init(sequelize) { super.init({}, { sequelize, modelName: 'order' }); }
      }
      module.exports = Order;`,
    'a.ts': `
      import { Sequelize } from 'sequelize';
      const sequelize = new Sequelize();
      sequelize.models.order.overdue();
      async function first() { (await sequelize.models.order.findOne()).total(); }`,
  });
  expect(run('overdue')).toEqual(['order.js#Order.overdue']);
  expect(run('total')).toEqual(['order.js#Order.total']);
});

test('what a function gives, where no more is known of it than its form', () => {
  const { asked, run } = linked({
    'order.ts': 'export class Order { pay() {} }',
    'a.ts': `
      import { Order } from './order';
      type Given<T> = () => T;
      interface Shop { order(): Order; paid: (id: string) => Promise<Order>; }
      class Desk {
        constructor(private readonly model: Given<typeof Order>, private readonly shop: Shop) {}
        async all() { ask(this.model(), this.shop.order(), await this.shop.paid('1')); this.shop.order().pay(); }
      }`,
  });
  expect(asked()).toEqual(['class order.ts#Order', 'instance order.ts#Order', 'instance order.ts#Order']);
  expect(run('pay')).toEqual(['order.ts#Order.pay']);
});

test('a class that mixins are put together around', () => {
  const { asked, run } = linked({
    'base.ts': `import { Model } from 'objection'; export class Base extends Model { static inherited() {} }`,
    'a.ts': `
      import * as R from 'ramda';
      import { compose } from 'mixins';
      import { Base } from './base';
      const Extended = R.pipe((one) => one, (one) => one)(Base);
      class Order extends Extended {}
      class Line extends compose(Base, (one) => one) {}
      Order.inherited();
      Line.inherited();
      ask(Order.query(), Line.query());`,
  });
  expect(run('inherited')).toEqual(['base.ts#Base.inherited', 'base.ts#Base.inherited']);
  expect(asked()).toEqual(['library objection query Order', 'library objection query Line']);
});
