/** The pictures of a signer's hand and of a seal, as PNG with a transparent ground. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { drawSeal, drawSignature } from './ink.ts';
import { seededRandom } from './random.ts';

const PIXELS_A_POINT = 4;

/** Blue, on 45 × 23 mm. */
export function handPicture(seed: number): Uint8Array {
  const [width, height] = [128, 66];
  return picture(width, height, (context) =>
    drawSignature(context, { x: 0, y: 0, width, height }, seededRandom(seed)),
  );
}

/** Of a People's Committee: 36 mm across. */
export const SEAL_MM = 36;

/** Red, with the owner's name along its rings. */
export function sealPicture(owner: string): Uint8Array {
  const size = (SEAL_MM * 72) / 25.4 + 2;
  // `drawSeal` moves 44 points to the left, over a signature; a quarter of its chance is no shift down.
  const room = { x: 44, y: 0, width: size, height: size };
  return picture(size, size, (context) => drawSeal(context, room, owner, () => 0.25));
}

function picture(width: number, height: number, draw: (context: SKRSContext2D) => void): Uint8Array {
  const canvas = createCanvas(Math.round(width * PIXELS_A_POINT), Math.round(height * PIXELS_A_POINT));
  const context = canvas.getContext('2d');
  context.scale(PIXELS_A_POINT, PIXELS_A_POINT);
  draw(context);
  return new Uint8Array(canvas.toBuffer('image/png'));
}
