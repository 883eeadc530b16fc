/** Every page, in the order of the rail. A page is a folder in pages/ and one line here. */
import type {PageEntry} from './kit/page';

export const PAGES: PageEntry[] = [
  {path: 'conversations', title: 'Conversations', icon: 'talks', key: 'c', least: 'viewer', load: () => import('./pages/conversations/page')},
];
