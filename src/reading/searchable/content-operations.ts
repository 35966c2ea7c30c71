/** A content stream of a PDF taken apart into its operations, each with its place in the bytes. */

export interface Operation {
  operator: string;
  /** The numbers and names among its operands, in order; names with their slash. */
  operands: (number | string)[];
  /** Where its first operand (or the operator itself) begins, and where it ends. */
  start: number;
  end: number;
}

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const code = (sign: string): number => sign.charCodeAt(0);

export function* operationsOf(bytes: Uint8Array): Generator<Operation, void, void> {
  const scanner = new Scanner(bytes);
  let operands: (number | string)[] = [];
  let start = -1;
  for (let token = scanner.next(); token !== null; token = scanner.next()) {
    if (start === -1) start = token.start;
    if (token.kind === 'operand') {
      if (token.value !== undefined) operands.push(token.value);
      continue;
    }
    if (token.value === 'BI') scanner.skipInlineImage();
    yield { operator: token.value, operands, start, end: scanner.at };
    operands = [];
    start = -1;
  }
}

type Token =
  | { kind: 'operand'; start: number; value: number | string | undefined }
  | { kind: 'operator'; start: number; value: string };

class Scanner {
  at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(): Token | null {
    this.#skipSpace();
    const { bytes } = this;
    const start = this.at;
    const byte = bytes[start];
    if (byte === undefined) return null;
    if (byte === code('(')) this.#skipString();
    else if (byte === code('<') && bytes[start + 1] === code('<')) this.at += 2;
    else if (byte === code('<')) this.#skipTo('>');
    else if (byte === code('/')) return { kind: 'operand', start, value: `/${this.#word(start + 1)}` };
    else if (DELIMITERS.has(byte)) this.at++;
    else return this.#regular(start);
    return { kind: 'operand', start, value: undefined };
  }

  #regular(start: number): Token {
    const word = this.#word(start);
    const number = Number(word);
    if (word !== '' && !Number.isNaN(number)) return { kind: 'operand', start, value: number };
    if (word === 'true' || word === 'false' || word === 'null')
      return { kind: 'operand', start, value: undefined };
    return { kind: 'operator', start, value: word };
  }

  #word(from: number): string {
    let end = from;
    while (end < this.bytes.length && !WHITE.has(this.bytes[end]!) && !DELIMITERS.has(this.bytes[end]!))
      end++;
    this.at = end;
    return String.fromCharCode(...this.bytes.subarray(from, end));
  }

  #skipSpace(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!;
      if (byte === code('%'))
        while (this.at + 1 < this.bytes.length && !isLineEnd(this.bytes[this.at + 1]!)) this.at++;
      else if (!WHITE.has(byte)) return;
    }
  }

  #skipString(): void {
    let depth = 0;
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at]!;
      if (byte === code('\\')) this.at++;
      else if (byte === code('(')) depth++;
      else if (byte === code(')') && --depth === 0) break;
    }
    this.at++;
  }

  #skipTo(sign: string): void {
    while (this.at < this.bytes.length && this.bytes[this.at] !== code(sign)) this.at++;
    this.at++;
  }

  /** To the end of `EI`: the data of the picture may hold any bytes. */
  skipInlineImage(): void {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at++) {
      const isEnd =
        bytes[this.at] === code('E') &&
        bytes[this.at + 1] === code('I') &&
        WHITE.has(bytes[this.at - 1] ?? 32) &&
        WHITE.has(bytes[this.at + 2] ?? 32);
      if (isEnd) break;
    }
    this.at = Math.min(bytes.length, this.at + 2);
  }
}

function isLineEnd(byte: number): boolean {
  return byte === 10 || byte === 13;
}
