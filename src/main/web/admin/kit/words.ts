/** Times and numbers as the browser's language writes them. */
const whole = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'short'});
const day = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium'});
const clock = new Intl.DateTimeFormat(undefined, {timeStyle: 'short'});
const ago = new Intl.RelativeTimeFormat(undefined, {numeric: 'auto'});
const numbers = new Intl.NumberFormat();

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60]];

export const when = (time: string): string => whole.format(new Date(time));
export const onDay = (time: string): string => day.format(new Date(time));
export const atTime = (time: string): string => clock.format(new Date(time));
export const number = (value: number): string => numbers.format(value);

/** "5 minutes ago", "in 2 hours"; beyond a week the day itself. */
export function since(time: string, now = Date.now()): string {
  const seconds = (new Date(time).getTime() - now) / 1000;
  if (Math.abs(seconds) > 7 * 86_400) return onDay(time);
  const [unit, length] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['minute', 60];
  return ago.format(Math.round(seconds / length), unit);
}

/** "1 answer", "2 answers". */
export const plural = (count: number, one: string, many = one + 's'): string => `${number(count)} ${count === 1 ? one : many}`;

const called = {region: new Intl.DisplayNames(undefined, {type: 'region'}), language: new Intl.DisplayNames(undefined, {type: 'language'})};

/** A country or a language by its code, in the browser's words; the code itself if it is none. */
export function nameOf(kind: keyof typeof called, code: string): string {
  try {
    return called[kind].of(code) ?? code;
  } catch {
    return code;
  }
}
