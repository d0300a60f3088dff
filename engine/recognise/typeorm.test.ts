import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

const entities = `
  import { Entity, PrimaryGeneratedColumn, Column, ManyToOne, OneToMany, Index, JoinColumn, BaseEntity } from 'typeorm';
  @Entity('users') export class User extends BaseEntity {
    @PrimaryGeneratedColumn() id: number;
    @Column({ unique: true }) email: string;
    @OneToMany(() => Order, (order) => order.user) orders: Promise<Order[]>;
  }
  @Entity() @Index(['status', 'userId']) export class Order {
    @PrimaryGeneratedColumn() id: number;
    @Column() status: string;
    @Column() userId: number;
    @ManyToOne(() => User, (user) => user.orders) @JoinColumn({ name: 'user_id' }) user: User;
  }`;

test('repositories, managers and active record', () => {
  const recogniser = recognised({
    'entities.ts': entities,
    'a.ts': `
      import { Repository, In, DataSource, MoreThan, EntityManager } from 'typeorm';
      import { InjectRepository } from '@nestjs/typeorm';
      import { User, Order } from './entities';
      export class Orders {
        constructor(@InjectRepository(Order) private readonly orders: Repository<Order>, private readonly source: DataSource) {}
        async list(ids: number[], status: string) {
          await this.orders.find({ where: { status, userId: MoreThan(3) }, relations: ['user'], select: ['id'], take: 10, order: { id: 'ASC' } });
          await this.orders.findBy({ id: In(ids) });
          await this.orders.findOneBy({ id: 1 });
          await this.orders.find({ where: [{ id: 1 }, { status }] });
          await this.orders.save(ids.map((id) => ({ id })));
          await this.orders.update({ status }, { userId: 1 });
          await this.source.getRepository(User).count();
          await this.source.manager.find(User, { where: { email: 'a' } });
          await this.source.transaction(async (manager) => {
            await manager.save(Order, { id: 1 });
            await manager.findOneBy(User, { id: 1 });
          });
          const user = await User.findOneBy({ id: 1 });
          const orders = await user.orders;
          await user.save();
        }
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many Order where status=,userId<> limit 10 columns id order id with user [awaited]",
      "read many Order where id in by list columns * [awaited]",
      "read one Order where id= by key columns * [awaited]",
      "read many Order where id=,status= no limit columns * [awaited]",
      "upsert one Order bulk [awaited]",
      "update count Order where status= [awaited]",
      "read count User [awaited]",
      "read many User where email= by key columns * [awaited]",
      "transaction nothing - [awaited]",
      "upsert one Order on one connection [awaited]",
      "read one User where id= by key columns * on one connection [awaited]",
      "read one User where id= by key columns * [awaited]",
      "read many Order where … by unknown columns * relation orders [awaited]",
      "upsert one User [awaited]",
    ]
  `);
});

test('query builders: chained, on a variable, in a helper', () => {
  const recogniser = recognised({
    'entities.ts': entities,
    'a.ts': `
      import { Repository, SelectQueryBuilder } from 'typeorm';
      import { Order } from './entities';
      export class Orders {
        constructor(private readonly orders: Repository<Order>) {}
        open() { return this.orders.createQueryBuilder('order').where('order.status = :status', { status: 'open' }); }
        async list(ids: number[], limit?: number) {
          await this.orders.createQueryBuilder('order').leftJoinAndSelect('order.user', 'user').where('order.status = :status', { status: 'open' }).andWhere('order.userId IN (:...ids)', { ids }).orderBy('order.id', 'DESC').getMany();
          await this.open().limit(3).getMany();
          const query = this.orders.createQueryBuilder('order').select(['order.id']);
          if (limit) query.take(limit);
          query.where('order.id = :id', { id: 1 }).orWhere('order.userId = 2');
          const [rows, count] = await query.getManyAndCount();
          await this.orders.createQueryBuilder().update(Order).set({ status: 'x' }).where('id = :id', { id: 1 }).execute();
          await this.orders.createQueryBuilder('o').where('o.id = :id', { id: 1 }).getOne();
        }
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many Order where status=,userId in by list columns * order id with user [awaited]",
      "read many Order where status= limit 3 columns * [awaited]",
      "read many Order where id=,userId= limit given columns id [awaited]",
      "update nothing Order where id= by key [awaited]",
      "read one Order where id= by key columns * [awaited]",
    ]
  `);
});

test('the schema', () => {
  const { tables } = recognised({ 'entities.ts': entities }).schema();
  expect(
    tables.map(({ name, databaseName, columns, indexes, relations }) => ({
      name,
      databaseName,
      columns: columns.map((one) => `${one.name}${one.isKey ? ' key' : ''}${one.isUnique ? ' unique' : ''}`),
      indexes: indexes.map((one) => one.columns),
      relations: relations.map((one) => `${one.name} ${one.gives} ${one.target} ${one.loading} [${one.columns}]`),
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "columns": [
          "id key",
          "email unique",
        ],
        "databaseName": "users",
        "indexes": [],
        "name": "User",
        "relations": [
          "orders many Order lazy []",
        ],
      },
      {
        "columns": [
          "id key",
          "status",
          "userId",
        ],
        "databaseName": "Order",
        "indexes": [
          [
            "status",
            "userId",
          ],
        ],
        "name": "Order",
        "relations": [
          "user one User explicit [user_id]",
        ],
      },
    ]
  `);
});
