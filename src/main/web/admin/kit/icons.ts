/** Small drawings, as wide as a line is high. */
import {svg, html, type TemplateResult} from 'lit';

const PATHS = {
  results: 'M4 20V10M10 20V4M16 20v-7M22 20H2',
  inbox: 'M3 13l3-9h12l3 9v7H3zM3 13h5l2 3h4l2-3h5',
  talks: 'M4 4h16v12H9l-5 4z',
  words: 'M10 7H5v6h5V7c0 5-1 8-4 10M20 7h-5v6h5V7c0 5-1 8-4 10',
  flows: 'M6 3h6v5H6zM3 16h6v5H3zM15 16h6v5h-6zM9 8v4M6 16v-4h12v4',
  people: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21a7 7 0 0 1 14 0M16 4a4 4 0 0 1 0 7M18 14a7 7 0 0 1 4 7',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 7m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M8 17m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  home: 'M3 11l9-8 9 8M5 10v10h14V10',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round">${svg`<path d=${PATHS[name]}></path>`}</svg>`;
}
