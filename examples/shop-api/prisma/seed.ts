import { prisma } from '../src/database.js';
import { hashPassword } from '../src/passwords.js';

const categories = [
  { slug: 'kitchen', name: 'Kitchen', taxRate: '0.2000' },
  { slug: 'garden', name: 'Garden', taxRate: '0.2000' },
  { slug: 'books', name: 'Books', taxRate: '0.0500' },
];

const products = [
  { sku: 'KIT-0001', name: 'Cast iron pan', priceCents: 4_900, category: 'kitchen' },
  { sku: 'KIT-0002', name: 'Bread knife', priceCents: 2_450, category: 'kitchen' },
  { sku: 'GAR-0001', name: 'Watering can', priceCents: 1_990, category: 'garden' },
  { sku: 'GAR-0002', name: 'Pruning shears', priceCents: 2_900, category: 'garden' },
  { sku: 'BOO-0001', name: 'Sourdough at home', priceCents: 2_200, category: 'books' },
];

async function seed(): Promise<void> {
  for (const category of categories) {
    await prisma.category.upsert({ where: { slug: category.slug }, create: category, update: category });
  }

  for (const { category, ...product } of products) {
    const data = { ...product, description: product.name, stock: 100, category: { connect: { slug: category } } };
    await prisma.product.upsert({ where: { sku: product.sku }, create: data, update: data });
  }

  for (let i = 1; i <= 25; i++) {
    const email = `customer${i}@example.com`;
    const { hash, salt } = hashPassword(`password-of-${i}`);
    await prisma.customer.upsert({
      where: { email },
      create: { email, name: `Customer ${i}`, passwordHash: hash, passwordSalt: salt },
      update: {},
    });
  }
}

try {
  await seed();
} finally {
  await prisma.$disconnect();
}
