/** Tables: sortable heads, a row that opens, j and k to move, Enter to open, x to choose. On narrow pages rows stack. */
import {html, nothing, type TemplateResult} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';

export interface Column<T> {
  /** Also the name under which a sort is asked for. */
  id: string;
  title: string;
  cell: (row: T) => unknown;
  /** Numbers stand at the end of their column. */
  number?: boolean;
  sortable?: boolean;
}

export interface Sort {
  by: string;
  down: boolean;
}

export interface TableOptions<T> {
  /** Said to people who listen. */
  caption: string;
  key: (row: T) => string;
  /** The address a row opens. */
  href?: (row: T) => string;
  /** The row that is open now, by its key. */
  open?: string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  chosen?: ReadonlySet<string>;
  /** What a row is called where it is chosen. */
  name?: (row: T) => string;
  onChoose?: (key: string) => void;
}

export function table<T>(columns: Column<T>[], rows: readonly T[], options: TableOptions<T>): TemplateResult {
  return html`<div class="scroll"><table class="list" @keydown=${move}>
    <caption class="sr">${options.caption}</caption>
    <thead><tr>${options.onChoose ? html`<th scope="col"><span class="sr">Chosen</span></th>` : nothing}${columns.map(column => head(column, options))}</tr></thead>
    <tbody>${rows.map(row => line(columns, row, options))}</tbody></table></div>`;
}

function head<T>(column: Column<T>, {sort, onSort}: TableOptions<T>): TemplateResult {
  const mine = sort?.by === column.id ? sort : undefined;
  const order = mine ? (mine.down ? 'descending' : 'ascending') : undefined;
  const name = column.sortable && onSort
    ? html`<button @click=${() => onSort({by: column.id, down: mine ? !mine.down : true})}>${column.title} <span aria-hidden="true">${mine ? (mine.down ? '▼' : '▲') : ''}</span></button>`
    : column.title;
  return html`<th scope="col" class=${column.number ? 'num' : ''} aria-sort=${ifDefined(order)}>${name}</th>`;
}

function line<T>(columns: Column<T>[], row: T, options: TableOptions<T>): TemplateResult {
  const key = options.key(row);
  const href = options.href?.(row);
  return html`<tr data-key=${key} class=${options.open === key ? 'open' : ''}>
    ${options.onChoose ? html`<td><input type="checkbox" aria-label=${options.name ? `Choose ${options.name(row)}` : 'Choose'} .checked=${options.chosen?.has(key) ?? false} @change=${() => options.onChoose?.(key)}></td>` : nothing}
    ${columns.map((column, index) => html`<td class=${column.number ? 'num' : ''} data-title=${column.title}>${
      index === 0 && href ? html`<a href=${href} aria-current=${options.open === key ? 'true' : nothing}>${column.cell(row)}</a>` : column.cell(row)
    }</td>`)}</tr>`;
}

/** j and k go along the rows, x chooses. */
function move(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  const row = target.closest('tr');
  if (event.key === 'j' || event.key === 'k') {
    const next = event.key === 'j' ? row?.nextElementSibling : row?.previousElementSibling;
    next?.querySelector<HTMLElement>('a, button, input')?.focus();
  } else if (event.key === 'x') {
    row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
  }
}

/** Whether single keys are shortcuts (WCAG 2.1.4). */
export function keysAreOn(): boolean {
  return localStorage.getItem('parley-keys') !== 'off';
}
