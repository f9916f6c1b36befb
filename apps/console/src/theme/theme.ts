// The look of the console: quiet surfaces, hairlines instead of shadows, one accent; built once for light and once for dark.
import type { RaThemeOptions } from 'react-admin';
import { components } from './components.js';
import { dark, light, type Palette, type Tone, type ToneColours } from './palette.js';

declare module '@mui/material/styles' {
  interface Palette {
    tones: Readonly<Record<Tone, ToneColours>>;
    line: string;
  }
  interface PaletteOptions {
    tones?: Readonly<Record<Tone, ToneColours>>;
    line?: string;
  }
}

const FONT = [
  'Inter',
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  'Roboto',
  '"Noto Sans"',
  '"Open Sans"',
  'sans-serif',
].join(', ');

const build = (colours: Palette): RaThemeOptions => ({
  palette: {
    mode: colours.mode,
    primary: { main: colours.primary, dark: colours.primaryHover, contrastText: colours.onPrimary },
    secondary: { main: colours.primary, dark: colours.primaryHover, contrastText: colours.onPrimary },
    error: { main: colours.tones.bad.text },
    warning: { main: colours.tones.warning.text },
    info: { main: colours.tones.info.text },
    success: { main: colours.tones.good.text },
    background: { default: colours.ground, paper: colours.surface },
    text: { primary: colours.ink, secondary: colours.muted, disabled: colours.tones.neutral.mark },
    divider: colours.line,
    line: colours.line,
    tones: colours.tones,
    action: { selected: colours.selected },
  },
  shape: { borderRadius: 8 },
  typography: {
    fontFamily: FONT,
    fontSize: 14,
    h1: { fontSize: '1.5rem', lineHeight: 1.3, fontWeight: 650, letterSpacing: '-0.012em' },
    h2: { fontSize: '1.0625rem', lineHeight: 1.4, fontWeight: 620, letterSpacing: '-0.005em' },
    h3: { fontSize: '0.9375rem', lineHeight: 1.4, fontWeight: 620 },
    h6: { fontSize: '1.0625rem', lineHeight: 1.4, fontWeight: 620 },
    body1: { fontSize: '0.9375rem', lineHeight: 1.55 },
    body2: { fontSize: '0.875rem', lineHeight: 1.5 },
    caption: { fontSize: '0.8125rem', lineHeight: 1.45 },
    button: { textTransform: 'none', fontWeight: 600 },
    overline: { fontSize: '0.75rem', fontWeight: 620, letterSpacing: '0.04em', textTransform: 'none', lineHeight: 1.6 },
  },
  sidebar: { width: 224, closedWidth: 56 },
  components: components(colours),
});

export const lightTheme = build(light);
export const darkTheme = build(dark);
