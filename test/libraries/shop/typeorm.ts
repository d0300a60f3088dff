import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';

@Entity()
export class Customer {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ type: 'text', unique: true }) email!: string;
  @Column('text') name!: string;
  @OneToMany(
    () => Order,
    (order) => order.customer,
  )
  orders!: Order[];
}

@Entity()
export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column('text') status!: string;
  @Column('int') totalCents!: number;
  @Column('timestamptz') placedAt!: Date;
  @Column('int') customerId!: number;
  @ManyToOne(
    () => Customer,
    (customer) => customer.orders,
  )
  customer!: Customer;
}
