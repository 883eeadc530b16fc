/** What a page of the admin app is. CONTRIBUTING.md says what a new one touches. */
import {LitElement, html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {IconName} from './icons';
import type {Role} from './session';

/** One line of pages.ts. */
export interface PageEntry {
  /** The path below `/admin/`, one word; the element's name is `page-` and this word. */
  path: string;
  title: string;
  icon: IconName;
  /** `g` and this key go there. */
  key: string;
  /** The least role that sees it. */
  least: Role;
  /** Loads the page's code, which defines its element. */
  load: () => Promise<unknown>;
  /** A number beside the name in the rail, asked for when the rail is drawn and when `parley-count` is dispatched. */
  count?: () => Promise<number>;
}

/** Where we are: `/admin/contacts/42?tab=x` is the page contacts, rest ['42'], query tab=x. */
export interface Place {
  page: string;
  rest: string[];
  query: URLSearchParams;
}

export function here(): Place {
  const [, , page = '', ...rest] = location.pathname.split('/').map(decodeURIComponent);
  return {page, rest: rest.filter(Boolean), query: new URLSearchParams(location.search)};
}

/** Goes to an address below /admin/ without loading anew. `replace` leaves no trace in the browser's history. */
export function go(path: string, replace = false): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Says something to people who listen to the page: shown nowhere. */
export function announce(text: string): void {
  dispatchEvent(new CustomEvent('parley-announce', {detail: text}));
}

/** Adds a page's own style; it goes by class names of its own. Import it from a file named `*.text.css`. */
export function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}

/** An element that draws into the document itself, so that the common styles hold inside. */
export class Plain extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** A page: draws `this.frame(...)`, gets `place` anew whenever the address changes. */
export class Page extends Plain {
  @property({attribute: false}) place: Place = here();

  /** Changes parts of the query; '' and undefined take a part away. All that a page shows should be in its address. */
  protected setQuery(parts: Record<string, string | undefined>, replace = true): void {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(parts)) {
      if (value) query.set(name, value);
      else query.delete(name);
    }
    const text = query.toString();
    go(location.pathname + (text ? '?' + text : ''), replace);
  }

  /** The row with the title and what belongs to the whole page, and below it the content. */
  protected frame(title: string, controls: unknown, content: unknown): TemplateResult {
    return html`<header class="title"><h1 tabindex="-1">${title}</h1><div class="grow"></div>${controls ?? nothing}</header>
      <div class="content">${content}</div>`;
  }
}
