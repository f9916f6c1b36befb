// The colours of the house, light and dark. Every text colour here has a contrast of at least 4.5:1 on the surfaces it is
// used on (WCAG AA); `palette.spec.ts` beside this file measures it.

/** What a colour means, wherever it appears: chips, badges, banners, charts. */
export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad' | 'accent';

export interface ToneColours {
  readonly text: string;
  readonly fill: string;
  /** for dots, bars and lines, never for text */
  readonly mark: string;
}

export interface Palette {
  readonly mode: 'light' | 'dark';
  readonly ground: string;
  readonly surface: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: string;
  readonly muted: string;
  readonly primary: string;
  readonly onPrimary: string;
  readonly primaryHover: string;
  readonly selected: string;
  readonly tones: Readonly<Record<Tone, ToneColours>>;
}

export const light: Palette = {
  mode: 'light',
  ground: '#f6f6f3',
  surface: '#ffffff',
  raised: '#ffffff',
  line: '#e3e3dd',
  ink: '#1c2430',
  muted: '#586274',
  primary: '#1a5f7a',
  onPrimary: '#ffffff',
  primaryHover: '#144c62',
  selected: '#e4eff3',
  tones: {
    neutral: { text: '#475063', fill: '#ededea', mark: '#8b93a1' },
    info: { text: '#1a5f7a', fill: '#e0eef4', mark: '#3e8cab' },
    good: { text: '#1f6544', fill: '#dff0e6', mark: '#3c9c6c' },
    warning: { text: '#7d4c05', fill: '#fbeccf', mark: '#bf7a14' },
    bad: { text: '#9c2a26', fill: '#fae3e0', mark: '#cf4b44' },
    accent: { text: '#5b4397', fill: '#ebe6f7', mark: '#8168c4' },
  },
};

export const dark: Palette = {
  mode: 'dark',
  ground: '#12161c',
  surface: '#1a2029',
  raised: '#212936',
  line: '#2f3845',
  ink: '#e6e9ee',
  muted: '#a4aebd',
  primary: '#7cc3dd',
  onPrimary: '#0d2530',
  primaryHover: '#9bd4e8',
  selected: '#1f3542',
  tones: {
    neutral: { text: '#c2cad6', fill: '#2b3441', mark: '#7f8a9a' },
    info: { text: '#93d0e6', fill: '#1d3946', mark: '#4fa3c2' },
    good: { text: '#90d6b0', fill: '#1c3a2c', mark: '#4bb083' },
    warning: { text: '#f0c27b', fill: '#40311a', mark: '#d99a3a' },
    bad: { text: '#f5a8a2', fill: '#472624', mark: '#e0645d' },
    accent: { text: '#c6b6f0', fill: '#332b4d', mark: '#9a83d9' },
  },
};
