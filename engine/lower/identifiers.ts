/** What identifiers are called. */
import type { ts } from 'ts-morph';

/** The name as it stands in the text: before one that begins with two underscores the parser puts a third. */
export function idText({ escapedText }: ts.Identifier | ts.PrivateIdentifier): string {
  const text = escapedText as string;
  return text.startsWith('___') ? text.slice(1) : text;
}
