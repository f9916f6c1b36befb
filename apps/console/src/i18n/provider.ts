// The texts of the console, by language.
import type { I18nProvider } from 'react-admin';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { english } from './en.js';

export const i18nProvider: I18nProvider = polyglotI18nProvider(() => english, 'en', [
  { locale: 'en', name: 'English' },
]);
