import { customerOf, ordersSince } from '@shop/database';
import express from 'express';

const app = express();

app.get('/orders', async (request, response) => {
  const orders = await ordersSince(String(request.query.since));
  const lines = [];
  // One query per order, in a package that knows nothing of orders: seen only when both are put together.
  for (const order of orders) lines.push({ order, customer: await customerOf(order.customerId) });
  response.json(lines);
});

app.listen(3000);
