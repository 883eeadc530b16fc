/** Flows as the API tells them. */
export interface Release {
  revision: string;
  at: string;
  author: string;
  note: string;
  from: 'file' | 'app';
}

export interface DraftHead {
  flow: string;
  version: number;
  author?: string;
  at?: string;
}

export interface Draft extends DraftHead {
  source: string;
  tests: string;
}

/** A survey to begin with. */
export interface Template {
  name: string;
  title: string;
  words: string;
  source: string;
  tests: string;
}

export interface Listed {
  id: string;
  served?: Release;
  draft?: DraftHead;
  file?: {state: string; advice: string};
}

export interface Edit {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  text: string;
}

export interface Diagnostic {
  severity: 'error' | 'warning';
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  fix?: {title: string; edits: Edit[]};
}

export interface Step {
  id: string;
  kind: string;
  answer: string;
  text: string;
  line?: number;
  column?: number;
  ways: {name: string; steps: Step[]}[];
}

/** One way through a flow as text messages. */
export interface TextPath {
  choices: string[];
  replies: number;
  segments: Record<string, number>;
}

/** A text in its languages. */
export interface Said {
  what: string;
  line?: number;
  column?: number;
  missing: string[];
  texts: Record<string, string>;
}

export interface Checked {
  publishable: boolean;
  diagnostics: Diagnostic[];
  testDiagnostics?: Diagnostic[];
  revision?: string;
  title?: string;
  languages?: string[];
  costs?: {what: string; language: string; segments: number; units: number; encoding: string}[];
  paths?: {ways: TextPath[]; more: boolean};
  texts?: Said[];
  tests?: {passed: number; total: number; green: boolean; reached: string; missed: string[]};
  outline?: Step[];
}

export type Act = {say: string} | {tap: unknown} | {after: string} | {skip: true};

export interface Message {
  step: string;
  text: string;
  bare: string;
  controls?: {type: string; options: {value: string; text: string}[]; min?: number; max?: number};
}

export interface Scene {
  at: string;
  heard: string;
  reading: string;
  path: string[];
  decisions: {step: string; value: string; branch: string}[];
  messages: Message[];
  effects: Record<string, unknown>[];
}

export interface Played extends Checked {
  scenes?: Scene[];
  played: number;
  now: string;
  due?: string;
  status: string;
  waiting?: string;
  variables: Record<string, unknown>;
  contact: Record<string, unknown>;
  test?: string;
}
