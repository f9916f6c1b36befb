// How the parts of MUI and react-admin are dressed; colours come from the palette, nothing is coloured at the place of use.
import type { RaThemeOptions } from 'react-admin';
import type { Palette, ToneColours } from './palette.js';

type Components = NonNullable<RaThemeOptions['components']>;

export const components = (colours: Palette): Components => ({
  ...surfaces(colours),
  ...controls(colours),
  ...tables(colours),
  ...frame(colours),
});

const focusRing = (colours: Palette) => ({
  outline: `2px solid ${colours.primary}`,
  outlineOffset: 2,
});

const banner = ({ text, fill }: ToneColours) => ({
  color: text,
  backgroundColor: fill,
  '& .MuiAlert-icon': { color: text },
});

const surfaces = (colours: Palette): Components => ({
  MuiCssBaseline: {
    styleOverrides: {
      html: { colorScheme: colours.mode },
      body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
      ':focus-visible': focusRing(colours),
      '[tabindex="-1"]:focus-visible': { outline: 'none' },
      time: { whiteSpace: 'nowrap' },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
      },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiCard: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: { root: { borderColor: colours.line, borderRadius: 10 } },
  },
  MuiDialog: { styleOverrides: { paper: { border: `1px solid ${colours.line}`, backgroundColor: colours.raised } } },
  MuiPopover: { styleOverrides: { paper: { border: `1px solid ${colours.line}`, backgroundColor: colours.raised } } },
  MuiMenu: {
    styleOverrides: {
      paper: { boxShadow: '0 8px 24px rgb(0 0 0 / 14%)' },
    },
  },
  MuiTooltip: {
    defaultProps: { arrow: true },
    styleOverrides: { tooltip: { fontSize: '0.8125rem', backgroundColor: '#2b3441', color: '#ffffff' } },
  },
  MuiAlert: {
    styleOverrides: {
      root: { alignItems: 'center' },
      standardError: banner(colours.tones.bad),
      standardWarning: banner(colours.tones.warning),
      standardInfo: banner(colours.tones.info),
      standardSuccess: banner(colours.tones.good),
    },
  },
});

const controls = (colours: Palette): Components => ({
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: { borderRadius: 8, paddingInline: 12, minHeight: 34, whiteSpace: 'nowrap' },
      outlined: { borderColor: colours.line },
      contained: { '&:hover': { backgroundColor: colours.primaryHover } },
    },
  },
  MuiIconButton: { defaultProps: { color: 'inherit' }, styleOverrides: { root: { borderRadius: 8 } } },
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true } },
  MuiFormControl: {
    defaultProps: { variant: 'outlined', size: 'small', margin: 'none', fullWidth: true },
    // react-admin asks for margins input by input; here the form sets the distance.
    styleOverrides: { marginDense: { marginTop: 0, marginBottom: 0 } },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { backgroundColor: colours.surface },
      notchedOutline: { borderColor: colours.tones.neutral.mark },
    },
  },
  MuiFormLabel: { styleOverrides: { asterisk: { display: 'none' } } },
  MuiFormHelperText: {
    styleOverrides: { root: { marginInline: 2, fontSize: '0.8125rem', '&:empty': { display: 'none' } } },
  },
  MuiAutocomplete: { defaultProps: { fullWidth: true, size: 'small' } },
  MuiChip: { styleOverrides: { root: { fontWeight: 550 } } },
  MuiTabs: {
    styleOverrides: { root: { minHeight: 42, borderBottom: `1px solid ${colours.line}` }, indicator: { height: 2 } },
  },
  MuiTab: { styleOverrides: { root: { minHeight: 42, minWidth: 0, paddingInline: 12, fontWeight: 600 } } },
  MuiLink: { defaultProps: { underline: 'hover' } },
});

const tables = (colours: Palette): Components => ({
  MuiTableCell: {
    styleOverrides: {
      root: { borderColor: colours.line },
      head: { color: colours.muted, fontSize: '0.8125rem', fontWeight: 600, whiteSpace: 'nowrap' },
    },
  },
  RaDataTable: {
    styleOverrides: {
      root: {
        '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
        '& .RaDataTable-headerCell': { backgroundColor: colours.surface, paddingBlock: 8 },
        '& .RaDataTable-rowCell': { paddingBlock: 10 },
        '& .MuiTableCell-root:first-of-type': { paddingLeft: 20 },
        '& .MuiTableCell-root:last-of-type': { paddingRight: 20 },
        '& tbody tr:last-of-type .MuiTableCell-root': { borderBottom: 0 },
        '& .MuiTableSortLabel-root:focus-visible': focusRing(colours),
      },
    },
  },
});

const frame = (colours: Palette): Components => ({
  RaLayout: {
    styleOverrides: {
      root: {
        minWidth: 0,
        '& .RaLayout-appFrame': { marginTop: 52 },
        '& .RaLayout-content': { minWidth: 0, padding: 0, backgroundColor: colours.ground },
        '& .RaLayout-contentWithSidebar': { minWidth: 0 },
      },
    },
  },
  RaAppBar: {
    styleOverrides: {
      root: {
        backgroundColor: colours.surface,
        backgroundImage: 'none',
        color: colours.ink,
        boxShadow: 'none',
        borderBottom: `1px solid ${colours.line}`,
        '& .RaAppBar-toolbar': { minHeight: 52, paddingInline: 12, gap: 4 },
      },
    },
  },
  RaSidebar: {
    styleOverrides: {
      root: {
        '& .RaSidebar-fixed': { height: 'calc(100vh - 52px)', borderRight: `1px solid ${colours.line}` },
        '& .MuiPaper-root': { backgroundColor: colours.ground },
      },
    },
  },
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        margin: '1px 8px',
        padding: '6px 10px',
        borderRadius: 8,
        minHeight: 36,
        fontSize: '0.9rem',
        color: colours.muted,
        '& .RaMenuItemLink-icon': { minWidth: 32, color: 'inherit' },
        '& .MuiSvgIcon-root': { fontSize: 20 },
        '&.RaMenuItemLink-active': { backgroundColor: colours.selected, color: colours.primary, fontWeight: 600 },
      },
    },
  },
  RaLoadingIndicator: { styleOverrides: { root: { '& .RaLoadingIndicator-loader': { margin: 10 } } } },
});
