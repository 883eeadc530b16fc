/** Results as the API tells them. */
export interface Figure {
  name: string;
  answers: number;
  value?: number;
  low?: number;
  high?: number;
  tooFew?: boolean;
  small?: boolean;
}

export interface Score extends Figure {
  unit: 'points' | 'percent' | 'scale';
  change: 'up' | 'down' | 'not-shown' | 'too-few';
  before?: Figure;
}

export interface Bar {
  value: string;
  band?: string;
  count: number;
}

export interface Question {
  step: string;
  type: string;
  text: string;
  reached: number;
  answered: number;
  skipped: number;
  left: number;
  open: number;
  comments: number;
  medianSeconds?: number;
  scores: Score[];
  distribution: Bar[];
}

export type Difference = 'higher' | 'lower' | 'not-shown' | 'too-few';

export interface Headline extends Figure {
  step: string;
  type: string;
  /** Of a group: beside all the others together. */
  difference?: Difference;
}

export interface Point {
  from: string;
  to: string;
  conversations: number;
  questions: Headline[];
}

export interface Group {
  value: string;
  conversations: number;
  questions: Headline[];
}

/** A group that is laid beside others. */
export interface Side extends Group {
  trend: Point[];
}

export interface Pair {
  step: string;
  type: string;
  one: string;
  other: string;
  /** What the other is beside the one. */
  difference: Difference;
}

export interface Comparison {
  field: string;
  sides: Side[];
  pairs: Pair[];
}

export interface Rate extends Figure {
  before?: Figure;
}

export interface Outcomes {
  invited: number;
  reached: number;
  counts: {outcome: string; count: number}[];
  reasons: {reason: string; count: number}[];
  response: Rate;
  completion: Rate;
}

export interface Named {
  anonymous: false;
  samples: boolean;
  flow: string;
  title: string;
  from: string;
  to: string;
  interval: string;
  zone: string;
  at: string;
  pendingDays: number;
  fields: string[];
  segment?: {field: string; value: string};
  outcomes: Outcomes;
  questions: Question[];
  trend: Point[];
  groups: {field: string; more: number; values: Group[]}[];
  comparison: Comparison;
}

export interface HiddenComment {
  id: string;
  text: string;
  canReply: boolean;
  thread: {from: 'reader' | 'writer'; text: string}[];
}

export interface HiddenQuestion {
  step: string;
  enough: boolean;
  type?: string;
  count?: number;
  score?: {metric: string; value?: number; mean?: number};
  distribution?: Bar[];
  comments: HiddenComment[];
}

export interface Hidden {
  anonymous: true;
  flow: string;
  minimumGroup: number;
  enough: boolean;
  people?: number;
  questions: HiddenQuestion[];
}

export type Results = Named | Hidden;
