import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('models, queries, documents', () => {
  const recogniser = recognised({
    'user.ts': `
      import mongoose, { Schema } from 'mongoose';
      const userSchema = new Schema({ email: { type: String, unique: true }, age: Number, team: { type: Schema.Types.ObjectId, ref: 'Team', index: true } });
      userSchema.index({ age: 1, email: -1 });
      export const User = mongoose.model('User', userSchema);`,
    'a.ts': `
      import { User } from './user';
      export async function run(ids: string[], req: any) {
        const users = await User.find({ age: { $gte: 3 } }).sort({ age: 1 }).limit(20).select('email age').populate('team').lean();
        await User.find({ _id: { $in: ids } });
        await User.findById(ids[0]);
        await User.findOne({ email: 'a' }).exec();
        await User.find();
        await User.insertMany(ids.map((email) => ({ email })));
        await User.updateOne({ email: 'a' }, { $set: { age: 3 } });
        await User.countDocuments({ age: 3 });
        await User.aggregate([{ $match: { age: 3 } }]);
        const one = new User({ email: 'a' });
        await one.save();
        for (const user of users) await user.populate('team');
        const query = User.find({ age: 1 });
        if (req.limit) query.limit(5);
        return query;
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "read many User where age<> limit 20 columns email,age order age with team [awaited]",
      "read many User where _id in by list columns * [awaited]",
      "read one User where _id= by key columns * [awaited]",
      "read one User where email= by key columns * [awaited]",
      "read many User no limit columns * [awaited]",
      "insert many User bulk [awaited]",
      "update count User where email= by key [awaited]",
      "read count User where age= [awaited]",
      "read many User where age= no limit columns * [awaited]",
      "update one User [awaited]",
      "read one Team columns * with team relation team [awaited]",
      "read many User where age= limit 5 columns * [returned]",
    ]
  `);
  expect(
    recogniser
      .schema()
      .tables.map(
        ({ name, columns, indexes, relations }) =>
          `${name} ${columns.map((one) => one.name + (one.isKey ? '*' : '') + (one.isUnique ? '!' : ''))} ${indexes.map((one) => `(${one.columns})`)} ${relations.map((one) => `${one.name}:${one.target}`)}`,
      ),
  ).toMatchInlineSnapshot(`
    [
      "User _id*,email!,age,team (age,email),(team) team:Team",
    ]
  `);
});

test('Typegoose: models of classes, their references and their own methods', () => {
  const recogniser = recognised({
    'order.ts': `
      import { type DocumentType, getModelForClass, index, modelOptions, prop, type Ref, type ReturnModelType } from '@typegoose/typegoose';
      import { Customer } from './customer';
      class Line { @prop() public count!: number }
      @index({ number: 1, shop: 1 }, { unique: true })
      @modelOptions({ schemaOptions: { collection: 'all_orders' } })
      export class Order {
        @prop({ unique: true }) public number!: number;
        @prop({ index: true }) public shop!: string;
        @prop({ ref: () => Customer }) public customer!: Ref<Customer>;
        @prop({ ref: 'Parcel' }) public parcels!: Ref<Parcel>[];
        @prop({ type: () => [Line] }) public lines!: Line[];
        public static async ofShop(this: ReturnModelType<typeof Order>, shop: string) { return this.find({ shop }).limit(10); }
        public async next(this: DocumentType<Order>) { return OrderModel.findOne({ number: this.number + 1 }); }
      }
      export const OrderModel = getModelForClass(Order);`,
    'customer.ts': `import { getModelForClass, prop } from '@typegoose/typegoose'; export class Customer { @prop() name!: string } export const Customers = getModelForClass(Customer);`,
    'a.ts': `
      import type { ReturnModelType } from '@typegoose/typegoose';
      import { Customer, Customers } from './customer'; import { Order, OrderModel } from './order';
      export async function run(model: ReturnModelType<typeof Customer>) {
        const orders = await OrderModel.find({ shop: 'a' }).populate('customer').select('number');
        await Customers.findById('1').lean();
        await model.countDocuments();
        const one = await OrderModel.create({ shop: 'a' });
        await one.save();
        await OrderModel.ofShop('a');
        await one.next();
      }`,
  });
  expect([...operationLines(recogniser), ...operationLines(recogniser, 'order.ts')]).toMatchInlineSnapshot(`
    [
      "read many Order where shop= no limit columns number with customer [awaited]",
      "read one Customer where _id= by key columns * [awaited]",
      "read count Customer [awaited]",
      "insert one Order [awaited]",
      "update one Order [awaited]",
      "read one Order where number= by key columns * [returned]",
    ]
  `);
  expect(
    recogniser
      .schema()
      .tables.map(
        ({ name, databaseName, columns, indexes, relations }) =>
          `${name} ${databaseName} ${columns.map((one) => one.name + (one.isKey ? '*' : '') + (one.isUnique ? '!' : ''))} ${indexes.map((one) => `(${one.columns})`)} ${relations.map((one) => `${one.name}:${one.target} ${one.gives}`)}`,
      ),
  ).toMatchInlineSnapshot(`
    [
      "Customer Customer _id*,name  ",
      "Line Line _id*,count  ",
      "Order all_orders _id*,number!,shop,customer,parcels,lines (number,shop),(shop) customer:Customer one,parcels:Parcel many",
    ]
  `);
});
