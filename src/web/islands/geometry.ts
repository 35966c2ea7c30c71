/** Where things of a page (points) stand on the screen (pixels). Pure. */
import type { Box } from '../../reading/page.ts';

export interface Size {
  width: number;
  height: number;
}

/** How the picture fills its stage: by a rule that follows the window, or by a fixed scale (pixels a point). */
export type Zoom = 'fit-width' | 'fit-page' | number;

/** A wide screen does not blow a page up beyond what reads well. */
const WIDEST_FIT = 980;
const SMALLEST_SCALE = 0.2;
const LARGEST_SCALE = 5;
const STEP = 1.2;

/** Pixels a point. */
export function scaleFor(zoom: Zoom, page: Size, stage: Size): number {
  if (typeof zoom === 'number') return clamp(zoom, SMALLEST_SCALE, LARGEST_SCALE);
  const byWidth = Math.min(stage.width, WIDEST_FIT) / page.width;
  return clamp(
    zoom === 'fit-width' ? byWidth : Math.min(byWidth, stage.height / page.height),
    SMALLEST_SCALE,
    LARGEST_SCALE,
  );
}

export function zoomedBy(scale: number, steps: number): number {
  return clamp(scale * STEP ** steps, SMALLEST_SCALE, LARGEST_SCALE);
}

/** The smallest box around all; null around none. */
export function unionOf(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.x));
  const top = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Below this (pixels a point) a line of 13 pt is too small to read. */
const READABLE = 1.05;

/**
 * On a small screen the whole page is too small to read: the scale at which a passage fills the width, never
 * smaller than it is.
 */
export function scaleToRead(passage: Box, stage: Size, current: number): number {
  if (current >= READABLE) return current;
  return clamp((stage.width * 0.94) / Math.max(passage.width, 1), current, READABLE * 1.2);
}

/** How far to scroll so that a passage stands in the upper middle; null where it is well in sight already. */
export function scrollTo(
  passage: Box,
  scale: number,
  view: Size & { left: number; top: number },
): { left: number; top: number } | null {
  const shown = scaled(passage, scale);
  const margin = 24;
  const inSight =
    shown.x >= view.left &&
    shown.x + shown.width <= view.left + view.width &&
    shown.y >= view.top + margin &&
    shown.y + shown.height <= view.top + view.height - margin;
  if (inSight) return null;
  return {
    left: Math.max(0, shown.x + shown.width / 2 - view.width / 2),
    top: Math.max(0, shown.y + shown.height / 2 - view.height * 0.4),
  };
}

export function scaled(box: Box, scale: number): Box {
  return { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale };
}

export interface Point {
  x: number;
  y: number;
}

export function contains(box: Box, { x, y }: Point, slack = 0): boolean {
  return (
    x >= box.x - slack &&
    x <= box.x + box.width + slack &&
    y >= box.y - slack &&
    y <= box.y + box.height + slack
  );
}

export function distanceTo(box: Box, { x, y }: Point): number {
  const dx = Math.max(box.x - x, 0, x - box.x - box.width);
  const dy = Math.max(box.y - y, 0, y - box.y - box.height);
  return Math.hypot(dx, dy);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
