/** What the API says about people's words. */
export type Sound = 'negative' | 'neutral' | 'positive';

export interface Remark {
  id: string;
  source: string;
  flow: string;
  conversation: string;
  at: string;
  text: string;
  language: string;
  mood: 'unhappy' | 'happy' | 'unknown';
  themes: string[];
  sentiment?: {estimate: Sound; score: number};
}

export interface Remarks {
  items: Remark[];
  whole: boolean;
  next?: string;
}

export interface Share {
  answers: number;
  value: number;
  low: number;
  high: number;
  tooFew: boolean;
}

export interface Sounds {
  negative: number;
  neutral: number;
  positive: number;
  unknown: number;
  share?: Share;
}

export interface Mentions {
  name: string;
  mentions: number;
  unhappy: number;
  sentiment: Sounds;
}

export interface Report {
  remarks: number;
  unhappy: number;
  whole: boolean;
  sentiment: Sounds;
  overTime: (Sounds & {from: string})[];
  themes: Mentions[];
  words: {word: string; z: number; unhappy: number; others: number; suggested: boolean}[];
  suggestions: {words: string[]; unhappy: number; others: number}[];
}

export interface Trial {
  faults: {line: number; column: number; message: string}[];
  themes?: {name: string; mentions: number; examples: {text: string; language: string}[]}[];
  remarks?: number;
  none?: number;
}
