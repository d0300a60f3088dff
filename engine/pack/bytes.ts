/**
 * Numbers and texts as bytes, written one after another and read in the same order. Small numbers take one byte; each text is written
 * once, in a table of its own, and named by its number. A reader throws a RangeError where the bytes end too early or make no sense.
 */

export class ByteWriter {
  private bytes = new Uint8Array(1 << 14);
  private length = 0;
  private readonly numbers = new Map<string, number>();

  /** A whole number of at least 0 and less than 2³². */
  count(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** A whole number of at least -2³¹ and less than 2³¹. */
  whole(value: number): void {
    this.count(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** Any number at all. */
  real(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value, true);
    this.length += 8;
  }

  flag(value: boolean): void {
    this.count(value ? 1 : 0);
  }

  text(value: string): void {
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(value, number);
    }
    this.count(number);
  }

  raw(value: Uint8Array): void {
    if (this.length + value.length > this.bytes.length) this.grow(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** Everything written: the table of texts, then what names them. Begins anew for the next writing. */
  finish(): Uint8Array {
    const { table, plain, wide } = tableOf([...this.numbers.keys()]);
    const whole = new Uint8Array(table.length + plain.length + wide.length * 2 + this.length);
    whole.set(table);
    let at = table.length;
    for (let index = 0; index < plain.length; index += 1) whole[at++] = plain.charCodeAt(index);
    for (let index = 0; index < wide.length; index += 1) {
      const unit = wide.charCodeAt(index);
      whole[at++] = unit & 0xff;
      whole[at++] = unit >> 8;
    }
    whole.set(this.bytes.subarray(0, this.length), at);
    this.length = 0;
    this.numbers.clear();
    return whole;
  }

  /** What was written without any text: no table goes before it. */
  written(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** How long each text is and whether it is wide; then the plain ones in one piece, a byte a character; then the wide ones. */
function tableOf(texts: readonly string[]): { table: Uint8Array; plain: string; wide: string } {
  const lengths = new ByteWriter();
  const isWide = texts.map((text) => WIDE.test(text));
  const plain = texts.filter((_, index) => !isWide[index]).join('');
  const wide = texts.filter((_, index) => isWide[index]).join('');
  lengths.count(texts.length);
  lengths.count(plain.length);
  lengths.count(wide.length);
  for (const [index, text] of texts.entries()) lengths.count(((text.length << 1) | (isWide[index] ? 1 : 0)) >>> 0);
  return { table: lengths.written(), plain, wide };
}

const WIDE = /[^\0-\x7f]/;

export class ByteReader {
  private readonly bytes: Uint8Array;
  private at: number;
  private readonly limit: number;
  private table: readonly string[] = [];

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    if (to > bytes.length) throw new RangeError(TOO_SHORT);
    this.limit = to;
  }

  /** To be called first where `finish` made the bytes. */
  readTexts(): void {
    const count = this.count();
    const plainLength = this.count();
    const wideLength = this.count();
    if (count > this.limit - this.at || plainLength + 2 * wideLength > this.limit - this.at) throw new RangeError(TOO_SHORT);
    const lengths: number[] = [];
    for (let index = 0; index < count; index += 1) lengths.push(this.count());
    const plain = this.plain(plainLength);
    const wide = wideLength ? this.wide(wideLength) : '';
    let plainAt = 0;
    let wideAt = 0;
    this.table = lengths.map((written) => {
      const length = written >>> 1;
      if (written & 1) {
        wideAt += length;
        return wide.slice(wideAt - length, wideAt);
      }
      plainAt += length;
      return plain.slice(plainAt - length, plainAt);
    });
  }

  count(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      if (shift > 28 || this.at >= this.limit) throw new RangeError(TOO_SHORT);
      byte = bytes[this.at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  whole(): number {
    const value = this.count();
    return (value >>> 1) ^ -(value & 1);
  }

  real(): number {
    if (this.at + 8 > this.limit) throw new RangeError(TOO_SHORT);
    const value = new DataView(this.bytes.buffer, this.bytes.byteOffset).getFloat64(this.at, true);
    this.at += 8;
    return value;
  }

  flag(): boolean {
    return this.count() === 1;
  }

  text(): string {
    const text = this.table[this.count()];
    if (text === undefined) throw new RangeError(TOO_SHORT);
    return text;
  }

  /** A view of the bytes, not a copy. */
  raw(length: number): Uint8Array {
    if (this.at + length > this.limit) throw new RangeError(TOO_SHORT);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** How many of something follow, each of at least one byte. */
  size(): number {
    const size = this.count();
    if (size > this.limit - this.at) throw new RangeError(TOO_SHORT);
    return size;
  }

  /** @throws RangeError where more or less was read than there is */
  expectEnd(): void {
    if (this.at !== this.limit) throw new RangeError(TOO_SHORT);
  }

  private plain(length: number): string {
    return ASCII.decode(this.raw(length));
  }

  private wide(length: number): string {
    const bytes = this.raw(length * 2);
    let text = '';
    for (let index = 0; index < bytes.length; index += 2)
      text += String.fromCharCode((bytes[index] as number) | ((bytes[index + 1] as number) << 8));
    return text;
  }
}

const TOO_SHORT = 'the bytes end too early';
const ASCII = new TextDecoder();
