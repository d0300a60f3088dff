/**
 * Plain TypeScript: Intl formatters made once per locale and currency. Making one costs as much as thousands of uses.
 *
 * @tab formatters price
 */
// #region snippet
const formatters = new Map<string, Intl.NumberFormat>();

export function price(cents: number, locale: 'de' | 'en' | 'fr', currency: 'EUR' | 'USD'): string {
  const key = `${locale} ${currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { style: 'currency', currency });
    formatters.set(key, formatter);
  }
  return formatter.format(cents / 100);
}
// #endregion
