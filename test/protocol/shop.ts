/** A small shop whose orders ask for their customers one by one, two calls away. */
export const ORDERS = 'src/orders.ts';
export const CUSTOMERS = 'src/customers.ts';

export const SHOP: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'shop', dependencies: { '@prisma/client': '6.0.0', express: '5.0.0' } }),
  'prisma/schema.prisma': `
datasource db { provider = "postgresql" }
model Order { id Int @id  customerId Int  customer Customer @relation(fields: [customerId], references: [id]) }
model Customer { id Int @id  name String  orders Order[] }
`,
  'src/database.ts': `import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
  [CUSTOMERS]: `import { prisma } from './database';

export function customerOf(id: number) {
  return prisma.customer.findUnique({ where: { id } });
}
`,
  [ORDERS]: `import { Router } from 'express';
import { customerOf } from './customers';
import { prisma } from './database';

export const orders = Router();

orders.get('/orders', async (request, response) => {
  const open = await prisma.order.findMany({ take: 50 });
  const rows = [];
  for (const order of open) {
    const customer = await prisma.customer.findUnique({ where: { id: order.customerId } });
    rows.push({ ...order, customer });
  }
  response.json(rows);
});

orders.get('/orders/names', async (request, response) => {
  const open = await prisma.order.findMany({ select: { customerId: true }, take: 50 });
  const names = [];
  for (const order of open) {
    const customer = await customerOf(order.customerId);
    names.push(customer?.name);
  }
  response.json(names);
});
`,
};
