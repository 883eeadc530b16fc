/** What somebody likes on this device: the theme, how close lines stand, single keys. */
export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'cosy' | 'compact';

export function theme(): Theme {
  return (localStorage.getItem('parley-theme') as Theme | null) ?? 'auto';
}

export function density(): Density {
  return (localStorage.getItem('parley-density') as Density | null) ?? 'cosy';
}

export function apply(next: {theme?: Theme; density?: Density; keys?: 'on' | 'off'} = {}): void {
  for (const [name, value] of Object.entries(next)) localStorage.setItem('parley-' + name, value);
  const root = document.documentElement;
  if (theme() === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme();
  root.dataset.density = density();
}
