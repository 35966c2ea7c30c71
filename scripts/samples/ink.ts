/**
 * What people put on a paper before it is scanned: the signer's pen and the agency's seal.
 *
 * Units: points of the page; the canvas is expected to be scaled so that one unit is one point.
 */
import { GlobalFonts } from '@napi-rs/canvas';
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../src/reading/page.ts';
import { between } from './random.ts';
import type { Random } from './random.ts';
import { fontPath } from '../../src/printing/fonts.ts';

const PEN_BLUE = '#1d3f9e';
const SEAL_RED = '#d3202b';
/** 36 mm across, as the seal of a People's Committee. */
const SEAL_RADIUS = 51;
const SEAL_FONT = 'Tinos Seal';

/** A signature: a tall first letter, some loops and a flourish, different with every random. */
export function drawSignature(context: SKRSContext2D, room: Box, random: Random): void {
  const level = room.y + room.height * between(random, 0.45, 0.65);
  const loops = 2 + Math.floor(random() * 5);
  const slant = between(random, -6, 14);
  context.save();
  context.strokeStyle = PEN_BLUE;
  context.lineWidth = between(random, 1.1, 1.9);
  context.lineCap = 'round';
  context.translate(room.x + room.width / 2 - between(random, 40, 56), level);
  context.rotate(between(random, -0.2, 0.05));
  context.beginPath();
  const start = drawFirstLetter(context, slant, random);
  const end = drawLoops(context, { from: start, loops, slant }, random);
  drawFlourish(context, end, random);
  context.stroke();
  context.restore();
}

/** An upright with a bow; gives how far it reaches. */
function drawFirstLetter(context: SKRSContext2D, slant: number, random: Random): number {
  const height = between(random, 18, 30);
  const bow = between(random, 14, 30);
  context.moveTo(-4, 8);
  context.bezierCurveTo(2, -height / 2, slant, -height, slant + 4, -height);
  context.bezierCurveTo(slant + bow, -height, bow, between(random, -4, 6), between(random, 2, 8), 0);
  return between(random, 2, 8);
}

interface LoopRun {
  from: number;
  loops: number;
  slant: number;
}

function drawLoops(context: SKRSContext2D, run: LoopRun, random: Random): number {
  let x = run.from;
  for (let loop = 0; loop < run.loops; loop++) {
    const rise = between(random, 5, 22);
    const end = x + between(random, 8, 20);
    context.bezierCurveTo(x + run.slant, -rise, end + run.slant, -rise, end, between(random, -4, 5));
    x = end;
  }
  return x;
}

/** A stroke back under the name, or away to the right. */
function drawFlourish(context: SKRSContext2D, from: number, random: Random): void {
  const depth = between(random, 8, 16);
  if (random() < 0.5) {
    context.bezierCurveTo(from + 20, -12, from - 80, depth, from + between(random, 10, 36), depth - 4);
  } else {
    context.quadraticCurveTo(from + 14, depth, from + between(random, 30, 55), between(random, -16, 2));
  }
}

/** The seal: two rings, the owner's name along them, a star; it covers the left third of the signature. */
export function drawSeal(context: SKRSContext2D, room: Box, owner: string, random: Random): void {
  context.save();
  context.translate(room.x + room.width / 2 - 44, room.y + room.height / 2 + between(random, -2, 6));
  context.rotate(between(random, -0.12, 0.12));
  // The ink of a seal lets the print under it through.
  context.globalCompositeOperation = 'multiply';
  context.globalAlpha = 0.8;
  context.strokeStyle = SEAL_RED;
  context.fillStyle = SEAL_RED;
  drawRing(context, SEAL_RADIUS, 2);
  drawRing(context, SEAL_RADIUS - 14, 0.8);
  drawRingText(context, owner, SEAL_RADIUS - 11);
  drawStar(context, 17);
  context.restore();
}

function drawRing(context: SKRSContext2D, radius: number, width: number): void {
  context.lineWidth = width;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.stroke();
}

function drawRingText(context: SKRSContext2D, text: string, radius: number): void {
  GlobalFonts.registerFromPath(fontPath('bold'), SEAL_FONT);
  context.font = `9px "${SEAL_FONT}"`;
  context.textAlign = 'center';
  const letters = [...text];
  // A long name goes all the way round, a short one keeps to the upper half.
  const arc = Math.min(1.85 * Math.PI, letters.length * 0.17);
  for (const [index, letter] of letters.entries()) {
    context.save();
    context.rotate(arc * ((index + 0.5) / letters.length - 0.5));
    context.fillText(letter, 0, -radius);
    context.restore();
  }
}

function drawStar(context: SKRSContext2D, radius: number): void {
  context.beginPath();
  for (let point = 0; point < 10; point++) {
    const reach = point % 2 === 0 ? radius : radius * 0.4;
    const angle = (point * Math.PI) / 5 - Math.PI / 2;
    context.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
  }
  context.closePath();
  context.fill();
}
