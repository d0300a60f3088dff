import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { seed: 'tsx --env-file=.env prisma/seed.ts' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://shop:shop@localhost:5432/shop' },
});
