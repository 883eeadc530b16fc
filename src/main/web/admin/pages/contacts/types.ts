/** People who may be asked, as the API tells them. */
export interface Mark {
  channel: string;
  at: string;
  proof: string;
  out: boolean;
}

export interface Contact {
  id: string;
  externalId?: string;
  name?: string;
  language?: string;
  zone?: string;
  addresses: Record<string, string[]>;
  attributes: Record<string, unknown>;
  consents: Record<string, {given: boolean; at: string; proof: string}>;
  preferences: {channel?: string; pausedUntil?: string};
  optOuts: Mark[];
  optedOut?: Mark;
  createdAt: string;
  changedAt: string;
}

export interface Contacts {
  items: Contact[];
  next?: string;
}

/** One line of a person's history; each kind brings parts of its own. */
export interface Item {
  at: string;
  kind: string;
  channel?: string;
  proof?: string;
  flow?: string;
  status?: string;
  outcome?: string;
  because?: string;
  ratings?: {score: number; band: string}[];
  words?: string;
  case?: string;
  conversation?: string;
  why?: string;
}
