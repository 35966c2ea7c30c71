/**
 * Words in one stretch of bytes, as SQLite takes them: they go to another thread without a copy, and no garbage
 * collector looks at them. Whole archives pass through here.
 */
import { foldInto, type Joinable } from './folded-text.ts';

/** A UTF-16 unit takes so many bytes of UTF-8 at most. */
const BYTES_A_UNIT = 3;

export class WordBytes {
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  /** @param expected bytes; more of them cost a copy */
  constructor(expected: number) {
    // Memory of its own: of the pool that small buffers share nothing can be handed over.
    this.#bytes = Buffer.allocUnsafeSlow(expected);
  }

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    this.#makeRoomFor(BYTES_A_UNIT * text.length);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** Adds the searchable form of a text (`folded-text.ts`). */
  addFolded(text: string): Joinable {
    this.#makeRoomFor(text.length);
    const { other, ...joinable } = foldInto(this.#bytes, this.#length, text);
    if (other === null) this.#length += text.length;
    else this.add(other);
    return joinable;
  }

  /** What was added since it was so long. */
  since(length: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(length, this.#length);
  }

  #makeRoomFor(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
