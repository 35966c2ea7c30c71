import { v7 } from 'uuid';

/** A new identifier: a UUIDv7, so that rows made later sort later and no two machines collide. */
export function newId(): string {
  return v7();
}
