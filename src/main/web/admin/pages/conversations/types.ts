/** Conversations as the API tells them. */
export interface Answer {
  step: string;
  value: unknown;
  scale: string;
  band: string;
  comment: string;
  rule: string;
  at: string;
  before?: string;
}

export interface Turn {
  from: 'parley' | 'person';
  step: string;
  text: string;
  at: string;
  reading?: string;
  delivery?: {state: string; at: string; reason?: string; again?: boolean};
}

export interface Conversation {
  id: string;
  /** Whose it is, where one conversation is shown. */
  contact?: string;
  erasable?: boolean;
  flow: string;
  revision: string;
  channel: string;
  language: string;
  status: string;
  startedAt: string;
  changedAt?: string;
  endedAt?: string;
  answers: Answer[];
  ratings: {step: string; scale: string; score: number; band: string}[];
  transcript: Turn[];
  effects: Record<string, unknown>[];
}

export interface Some {
  items: Conversation[];
  next?: string;
  searchedBackTo?: string;
}
