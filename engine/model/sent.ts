import type { Place, Site } from './place.ts';

/** How far a value is the client's to choose, and where one sees it. */
export interface SentByClient {
  /**
   * 'free' where it comes from a request and nothing in sight holds it down, 'checked' where it does and something holds it down, or may;
   * 'no' where it is not known to come from a request.
   */
  readonly how: 'free' | 'checked' | 'no';
  /** What a schema says of it, or else where it is read from the request. */
  readonly from?: Place;
  /** Where a schema says it, in an object or by a call: several queries may be asked for as many rows as it says. */
  readonly saidAt?: Site;
}

/** A number of rows that a schema says is the client's to choose, and the reads that are given it; two at least. */
export interface SharedLimit {
  readonly saidAt: Site;
  readonly reads: readonly Site[];
}
