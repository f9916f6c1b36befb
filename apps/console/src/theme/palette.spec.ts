// Text stays readable: each pair of colours that the console puts together keeps to WCAG AA.
import { dark, light, type Palette } from './palette.js';

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const pairs = (palette: Palette): [string, string, string][] => [
  ...[palette.ground, palette.surface, palette.raised].flatMap((ground): [string, string, string][] => [
    ['ink', palette.ink, ground],
    ['muted', palette.muted, ground],
    ['primary', palette.primary, ground],
    ['bad', palette.tones.bad.text, ground],
  ]),
  ['button', palette.onPrimary, palette.primary],
  ['button, hovered', palette.onPrimary, palette.primaryHover],
  ['selected menu entry', palette.primary, palette.selected],
  ['selected row', palette.ink, palette.selected],
  ['muted in a selected row', palette.muted, palette.selected],
  ...Object.entries(palette.tones).map(([tone, { text, fill }]): [string, string, string] => [
    `${tone} chip`,
    text,
    fill,
  ]),
];

describe.each([light, dark])('colours, $mode', (palette) => {
  it.each(pairs(palette))('%s: %s on %s reads well', (_name, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(palette.tones))('the mark of %s stands out from the surface', (_tone, { mark }) => {
    expect(contrast(mark, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
