import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model, type NonAttribute } from 'sequelize';

export class Customer extends Model<InferAttributes<Customer>, InferCreationAttributes<Customer>> {
  declare id: CreationOptional<number>;
  declare email: string;
  declare name: string;
}

export class Order extends Model<InferAttributes<Order>, InferCreationAttributes<Order>> {
  declare id: CreationOptional<number>;
  declare status: string;
  declare totalCents: number;
  declare placedAt: CreationOptional<Date>;
  declare customerId: number;
  declare customer?: NonAttribute<Customer>;
}
