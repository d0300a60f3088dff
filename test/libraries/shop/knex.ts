export interface Customer {
  id: number;
  email: string;
  name: string;
}

export interface Order {
  id: number;
  status: string;
  total_cents: number;
  placed_at: Date;
  customer_id: number;
}
