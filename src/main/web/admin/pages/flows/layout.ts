/** Where the boxes of a flow's diagram stand: steps from top to bottom, branches beside each other, lines that never run through a box. */
import type {Step} from './types';

/** Sizes in pixels of the diagram's own scale. */
export const BOX = 176;
const TALL = 74;
const SHORT = 40;
const PASS = 84;
const ASIDE = 18;
const BELOW = 30;
const FORK = 56;
const END = 7;

export interface Box {
  step: Step;
  x: number;
  y: number;
  height: number;
}

export interface Line {
  path: string;
  /** A jump back or ahead, by a step that says so. */
  jump?: boolean;
}

export interface Label {
  words: string;
  x: number;
  y: number;
}

export interface Drawing {
  width: number;
  height: number;
  boxes: Box[];
  lines: Line[];
  labels: Label[];
  /** Where the conversation ends without a step that says so. */
  end: {x: number; y: number} | undefined;
}

/** From where a line goes on down to what comes next. */
interface Exit {
  x: number;
  y: number;
}

function height(step: Step): number {
  return step.text ? TALL : SHORT;
}

function widthOfBlock(steps: Step[]): number {
  return steps.length ? Math.max(...steps.map(width)) : PASS;
}

function width(step: Step): number {
  const ways = step.ways.reduce((sum, way) => sum + widthOfBlock(way.steps) + ASIDE, -ASIDE);
  return Math.max(BOX, ways);
}

class Draft {
  readonly boxes: Box[] = [];
  readonly lines: Line[] = [];
  readonly labels: Label[] = [];

  /** Places a block around the middle `x`; `from` are the lines that lead to it. Returns those that lead on. */
  block(steps: Step[], x: number, y: number, from: Exit[]): {bottom: number; exits: Exit[]} {
    let bottom = y;
    let exits = from;
    for (const step of steps) {
      const top = this.boxes.length ? bottom + BELOW : bottom;
      this.join(exits, x, top);
      const placed = this.step(step, x, top);
      bottom = placed.bottom;
      exits = placed.exits;
    }
    return {bottom, exits};
  }

  private step(step: Step, x: number, y: number): {bottom: number; exits: Exit[]} {
    const tall = height(step);
    this.boxes.push({step, x: x - BOX / 2, y, height: tall});
    const low = y + tall;
    if (!step.ways.length) return {bottom: low, exits: step.kind === 'end' || step.kind === 'go' ? [] : [{x, y: low}]};
    let left = x - step.ways.reduce((sum, way) => sum + widthOfBlock(way.steps) + ASIDE, -ASIDE) / 2;
    let bottom = low + FORK - BELOW;
    const exits: Exit[] = [];
    for (const way of step.ways) {
      const wide = widthOfBlock(way.steps);
      const middle = left + wide / 2;
      this.labels.push({words: way.name, x: middle, y: low + FORK / 2 + 1});
      const entry = {x, y: low};
      if (way.steps.length) {
        const inner = this.block(way.steps, middle, low + FORK - BELOW, [entry]);
        bottom = Math.max(bottom, inner.bottom);
        exits.push(...inner.exits);
      } else {
        this.lines.push({path: curve(entry, middle, low + FORK - BELOW)});
        exits.push({x: middle, y: low + FORK - BELOW});
      }
      left += wide + ASIDE;
    }
    return {bottom, exits};
  }

  /** Leads lines down their own column and then over to the middle. */
  join(exits: Exit[], x: number, y: number): void {
    for (const exit of exits) {
      const bend = Math.max(exit.y, y - FORK);
      const half = (bend + y) / 2;
      this.lines.push({path: `M${exit.x} ${exit.y}V${bend}C${exit.x} ${half} ${x} ${half} ${x} ${y - 5}`});
    }
  }

  /** Jumps, along the right edge of the boxes. */
  jumps(): void {
    const byId = new Map(this.boxes.map(box => [box.step.id, box]));
    const right = Math.max(0, ...this.boxes.map(box => box.x + BOX));
    let lane = right;
    for (const box of this.boxes.filter(each => each.step.kind === 'go')) {
      const to = byId.get(box.step.text);
      if (!to) continue;
      lane += 10;
      const start = box.y + box.height / 2;
      const end = to.y + Math.min(20, to.height / 2);
      this.lines.push({path: `M${box.x + BOX} ${start}H${lane}V${end}H${to.x + BOX + 6}`, jump: true});
    }
  }
}

function curve(from: Exit, x: number, y: number): string {
  const half = (from.y + y) / 2;
  return `M${from.x} ${from.y}C${from.x} ${half} ${x} ${half} ${x} ${y}`;
}

export function draw(steps: Step[]): Drawing {
  const wide = widthOfBlock(steps);
  const draft = new Draft();
  const {bottom, exits} = draft.block(steps, wide / 2, 0, []);
  const end = exits.length ? {x: wide / 2, y: bottom + BELOW + END} : undefined;
  if (end) draft.join(exits, end.x, end.y - END);
  draft.jumps();
  const jumps = draft.lines.filter(line => line.jump).length;
  return {width: wide + (jumps ? jumps * 10 + 12 : 0), height: end ? end.y + END + 2 : bottom, boxes: draft.boxes, lines: draft.lines, labels: draft.labels, end};
}
