/** How figures are written. */
import type {Figure, Score} from './types';

const tenth = new Intl.NumberFormat(undefined, {minimumFractionDigits: 1, maximumFractionDigits: 1});
const hundredth = new Intl.NumberFormat(undefined, {minimumFractionDigits: 2, maximumFractionDigits: 2});

const NAMES: Record<string, string> = {nps: 'NPS', mean: 'Mean', csat: 'CSAT', ces: 'Effort', detract: 'Likelihood to detract', rating: 'Rating'};
const OUTCOMES: Record<string, string> = {
  completed: 'Completed',
  partial: 'Partly answered',
  open: 'Being asked',
  expired: 'Never answered',
  'opted-out': 'Wished no messages',
  'not-reached': 'Not reached',
  'not-sent': 'Not sent',
};

export const shown = (value: number, scale: boolean): string => (scale ? hundredth : tenth).format(value);
export const value = (one: Figure, scale = one.name === 'mean'): string => (one.value === undefined ? '–' : shown(one.value, scale) + (scale || one.name === 'nps' ? '' : ' %'));
export const margin = (one: Figure, scale = one.name === 'mean'): string =>
  one.low === undefined || one.high === undefined ? '' : `${shown(one.low, scale)} to ${shown(one.high, scale)}`;
export const outcome = (word: string): string => OUTCOMES[word] ?? word;
export const words = (name: string): string => name.replaceAll('-', ' ').replace(/^./, first => first.toUpperCase());
export const title = ({type, step}: {type: string; step: string}, score: Figure): string => {
  const kind = type.split(':')[0] ?? type;
  if (score.name === 'nps') return 'NPS';
  if (kind === 'yes-no') return `${words(step)}: yes`;
  return `${NAMES[kind] ?? words(kind)}: ${score.name === 'mean' ? 'mean' : words(score.name).toLowerCase()}`;
};

/** A question's words, with dots where a name or the like is put in. */
export const prompt = (text: string): string => text.replaceAll(/\{\{[^}]*\}\}/g, '…');

/** What may be said of a difference: only what is more than chance. */
export function change(score: Score): {mark: string; text: string; tone: 'good' | 'bad' | 'plain'} {
  const was = score.before?.value === undefined ? '' : ` (was ${value(score.before)})`;
  if (score.change === 'up') return {mark: '▲', text: `higher than before${was}`, tone: 'good'};
  if (score.change === 'down') return {mark: '▼', text: `lower than before${was}`, tone: 'bad'};
  return score.change === 'too-few' ? {mark: '', text: 'too few to compare', tone: 'plain'} : {mark: '', text: `no change to speak of${was}`, tone: 'plain'};
}

export function duration(seconds: number): string {
  if (seconds < 90) return `about ${Math.round(seconds)} s`;
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
  return `about ${Math.round(seconds / 3600)} h`;
}
