/**
 * Fastify: a response schema, from which the serialiser is compiled at start-up; what is not in it is not sent.
 *
 * @tab app '/orders/:id' id 'integer' findOrder
 */
import fastify from 'fastify';

const app = fastify();
declare function findOrder(id: string): Promise<{ id: number; totalCents: number }>;

// #region snippet
app.get<{ Params: { id: string } }>(
  '/orders/:id',
  {
    schema: {
      response: {
        200: { type: 'object', properties: { id: { type: 'integer' }, totalCents: { type: 'integer' } } },
      },
    },
  },
  (request) => findOrder(request.params.id),
);
// #endregion

export default app;
