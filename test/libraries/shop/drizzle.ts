import { relations } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { index, integer, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';

export const customers = pgTable('customers', {
  id: serial().primaryKey(),
  email: text().notNull().unique(),
  name: text().notNull(),
});

export const orders = pgTable(
  'orders',
  {
    id: serial().primaryKey(),
    status: text().notNull(),
    totalCents: integer('total_cents').notNull(),
    placedAt: timestamp('placed_at', { withTimezone: true }).notNull().defaultNow(),
    customerId: integer('customer_id')
      .notNull()
      .references(() => customers.id),
  },
  (table) => [index().on(table.customerId), index().on(table.placedAt, table.id)],
);

export const ordersRelations = relations(orders, ({ one }) => ({
  customer: one(customers, { fields: [orders.customerId], references: [customers.id] }),
}));

export type Database = NodePgDatabase<{ customers: typeof customers; orders: typeof orders; ordersRelations: typeof ordersRelations }>;
