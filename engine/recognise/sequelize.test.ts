import { expect, test } from 'vitest';
import { operationLines, ROOT, recognised } from '../../test/recognise/recognised.ts';

const models = `
  import { Sequelize, Model, DataTypes } from 'sequelize';
  export const sequelize = new Sequelize('postgres://x');
  export class User extends Model {}
  User.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, email: { type: DataTypes.STRING, unique: true } }, { sequelize, tableName: 'users', indexes: [{ fields: ['email'] }] });
  export const Order = sequelize.define('Order', { status: DataTypes.STRING, userId: { type: DataTypes.INTEGER, references: { model: 'users', key: 'id' } } });
  User.hasMany(Order, { as: 'orders', foreignKey: 'userId' });
  Order.belongsTo(User, { foreignKey: 'userId' });`;

test('models, instances and associations', () => {
  const recogniser = recognised({
    'models.ts': models,
    'a.ts': `
      import { Op } from 'sequelize';
      import { User, Order, sequelize } from './models';
      export async function run(ids: number[]) {
        const users = await User.findAll({ where: { id: { [Op.in]: ids } }, attributes: ['id'], include: [{ model: Order, as: 'orders' }] });
        await Order.findAll({ where: { status: 'open' }, limit: 10 });
        await User.findByPk(3);
        await User.findOne({ where: { email: 'a' } });
        await Order.bulkCreate([{ status: 'a' }]);
        await Order.update({ status: 'b' }, { where: { id: 1 } });
        for (const user of users) {
          await user.getOrders();
          user.get('name');
          await user.countOrders();
          await user.update({ email: 'b' });
        }
        const t = await sequelize.transaction();
        await User.create({ email: 'x' }, { transaction: t });
        await sequelize.query('SELECT * FROM users WHERE id = :id', { replacements: { id: 1 } });
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many User where id in by list columns id with orders timeout none [awaited]",
      "read many Order where status= limit 10 columns * timeout none [awaited]",
      "read one User where id= by key columns * timeout none [awaited]",
      "read one User where email= by key columns * timeout none [awaited]",
      "insert many Order bulk [awaited]",
      "update count Order where id= by key [awaited]",
      "read many Order no limit columns * relation orders [awaited]",
      "read count Order relation orders [awaited]",
      "update one User [awaited]",
      "transaction nothing - on one connection [awaited]",
      "insert one User on one connection [awaited]",
      "read many User where id= by key columns * timeout none [awaited]",
    ]
  `);
  expect(
    recogniser
      .schema()
      .tables.map(
        ({ name, databaseName, columns, relations }) =>
          `${name} ${databaseName} ${columns.map((one) => one.name + (one.isKey ? '*' : ''))} ${relations.map((one) => `${one.name}:${one.gives} ${one.target}`)}`,
      ),
  ).toMatchInlineSnapshot(`
    [
      "User users id*,email orders:many Order",
      "Order Order id*,status,userId userId:one users,user:one User",
    ]
  `);
});

test('models that share a base of their own have rows of their own', () => {
  const recogniser = recognised({
    'models.ts': `
      import { type BelongsToGetAssociationMixin, Model } from 'sequelize';
      export abstract class Base<T> extends Model<T> {}
      export class Customer extends Base<object> {}
      export class Invoice extends Base<object> {
        declare getPayer: BelongsToGetAssociationMixin<Customer>;
        async close() { return this.update({ isOpen: false }); }
      }`,
    'a.ts': `
      import { Invoice } from './models';
      export async function run(invoice: Invoice) {
        await invoice.update({ total: 1 });
        await invoice.destroy();
        await invoice.getPayer();
        const other = await Invoice.findByPk(1);
        await other.reload();
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "update one Invoice [awaited]",
      "delete one Invoice [awaited]",
      "read one Customer columns * relation payer [awaited]",
      "read one Invoice where id= by key columns * timeout none [awaited]",
      "read one Invoice columns * [awaited]",
    ]
  `);
});

test('groups, sums and rows that related rows narrow', () => {
  const recogniser = recognised({
    'models.ts': models,
    'a.ts': `
      import { fn, col } from 'sequelize';
      import { User, Order } from './models';
      export async function run(ids: number[]) {
        await Order.findAll({ attributes: ['userId', [fn('SUM', col('amount')), 'total']], group: ['userId'] });
        await Order.findAll({ attributes: [[fn('SUM', col('amount')), 'total']], where: { status: 'open' } });
        await Order.findAll({ where: { status: 'open' }, include: [{ model: User, where: { id: ids } }] });
        await Order.findAll({ where: { status: 'open' }, include: [{ model: User, attributes: ['id'] }] });
      }`,
  });
  const reads = recogniser.operationsIn(`${ROOT}/a.ts`);
  expect(reads.map(({ gives, isGrouped, filter }) => `${gives}${isGrouped ? ' grouped' : ''}${filter.isKnown ? '' : ' narrowed'}`)).toEqual(
    ['many grouped', 'count', 'many narrowed', 'many'],
  );
});
