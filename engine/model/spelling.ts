/** How names are spelt. */

/** A name in small letters with its words apart, whichever way it is written: `orderItemID` and `OrderItemId` are `order_item_id`. */
export function inWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
