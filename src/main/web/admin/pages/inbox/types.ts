/** Cases as the API tells them. */
import type {Conversation} from '../conversations/types';

export interface CaseEvent {
  kind: string;
  by: string;
  text: string;
  at: string;
}

export interface Reason {
  key: string;
  text: string;
  at: string;
  withdrawn: boolean;
}

export interface Case {
  id: string;
  version: number;
  state: 'open' | 'snoozed' | 'done';
  queue: string;
  owner: string;
  priority: 'low' | 'normal' | 'high' | 'urgent';
  cause: string;
  flow: string;
  channel: string;
  conversation: string;
  person: string;
  scale: string;
  score: string;
  band: string;
  words: string;
  opened: string;
  due: string;
  heard: string;
  replied?: string;
  wake?: string;
  closed?: string;
  escalated?: string;
  reasons: Reason[];
  events: CaseEvent[];
}

export interface Score {
  scale: string;
  score: number;
  band: string;
  at: string;
}

/** A case with what stands beside it. */
export interface Whole extends Case {
  talk?: Conversation;
  scores: Score[];
  contact: Record<string, unknown> & {'local-time'?: string; quiet?: boolean; 'opted-out'?: boolean};
}

export interface Cases {
  items: Case[];
  next?: string;
}

/** Who answers, and with what words cases are closed. */
export interface Desk {
  people: {name: string; queues?: string[]}[];
  causes: string[];
}
