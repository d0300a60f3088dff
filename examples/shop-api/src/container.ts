import { ExchangeRateClient } from './clients/exchange-rate-client.js';
import { PaymentClient } from './clients/payment-client.js';
import { ShippingClient } from './clients/shipping-client.js';
import { WarehouseClient } from './clients/warehouse-client.js';
import { config } from './config.js';
import { prisma } from './database.js';
import { StockSync } from './jobs/stock-sync.js';
import { logger } from './logger.js';
import { CustomerRepository } from './repositories/customer-repository.js';
import { OrderRepository } from './repositories/order-repository.js';
import { ProductRepository } from './repositories/product-repository.js';
import { ReviewRepository } from './repositories/review-repository.js';
import { CatalogueService } from './services/catalogue-service.js';
import { CustomerService } from './services/customer-service.js';
import { OrderService } from './services/order-service.js';
import { ReportService } from './services/report-service.js';
import { ShipmentService } from './services/shipment-service.js';

export interface Container {
  catalogue: CatalogueService;
  customers: CustomerService;
  orders: OrderService;
  reports: ReportService;
  shipments: ShipmentService;
  stockSync: StockSync;
}

export function createContainer(): Container {
  const customers = new CustomerRepository(prisma);
  const orders = new OrderRepository(prisma);
  const products = new ProductRepository(prisma);
  const reviews = new ReviewRepository(prisma);

  return {
    catalogue: new CatalogueService(products, reviews),
    customers: new CustomerService(customers),
    orders: new OrderService(orders, customers, products, new PaymentClient(config.payment)),
    reports: new ReportService(products, new ExchangeRateClient(config.exchangeRates.url)),
    shipments: new ShipmentService(orders, new ShippingClient(config.shipping)),
    stockSync: new StockSync(prisma, new WarehouseClient(config.warehouse.url), logger),
  };
}
