import axios, { type AxiosInstance } from 'axios';

export interface TrackingStatus {
  trackingNumber: string;
  state: 'accepted' | 'in_transit' | 'out_for_delivery' | 'delivered' | 'returned';
  estimatedDelivery: string | null;
  lastScan: { place: string; at: string } | null;
}

export interface ShippingOptions {
  url: string;
  token: string;
}

export class ShippingClient {
  private readonly http: AxiosInstance;

  constructor(options: ShippingOptions) {
    this.http = axios.create({
      baseURL: options.url,
      headers: { authorization: `Bearer ${options.token}` },
    });
  }

  async track(trackingNumber: string): Promise<TrackingStatus> {
    const { data } = await this.http.get<TrackingStatus>(`/v2/tracking/${encodeURIComponent(trackingNumber)}`);
    return data;
  }

  async createLabel(orderNumber: number, carrier: string): Promise<string> {
    const { data } = await this.http.post<{ trackingNumber: string }>('/v2/labels', { reference: String(orderNumber), carrier });
    return data.trackingNumber;
  }
}
