/** How long a case still has, in words and with a mark: the colour alone never tells. */
import type {TemplateResult} from 'lit';
import {chip} from '../../kit/states';
import {since} from '../../kit/words';
import type {Case} from './types';

const SOON = 3_600_000;

export function sla(one: Case, now = Date.now()): TemplateResult {
  if (one.state === 'done') return chip(`closed ${since(one.closed ?? one.opened, now)}`, 'good');
  if (one.state === 'snoozed') return chip(`back ${since(one.wake ?? one.due, now)}`, 'info');
  if (one.replied) return chip(`replied ${since(one.replied, now)}`, 'good');
  const left = new Date(one.due).getTime() - now;
  if (left < 0) return chip(`overdue since ${since(one.due, now)}`, 'bad');
  return chip(`due ${since(one.due, now)}`, left < SOON ? 'warn' : 'plain');
}
