import { model, Schema, type Types } from 'mongoose';

export interface Customer {
  _id: Types.ObjectId;
  email: string;
  name: string;
}

export interface Order {
  _id: Types.ObjectId;
  status: string;
  totalCents: number;
  placedAt: Date;
  customerId: Types.ObjectId;
}

export const CustomerModel = model(
  'Customer',
  new Schema<Customer>({ email: { type: String, required: true, unique: true }, name: { type: String, required: true } }),
);

export const OrderModel = model(
  'Order',
  new Schema<Order>({
    status: { type: String, required: true },
    totalCents: { type: Number, required: true },
    placedAt: { type: Date, required: true },
    customerId: { type: Schema.Types.ObjectId, ref: 'Customer', required: true },
  }),
);
