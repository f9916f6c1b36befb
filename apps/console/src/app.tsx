// Puts the parts together: resources, data, sign-in, frame, look. What there is to see, `resources/index.ts` says.
import { QueryClient } from '@tanstack/react-query';
import CssBaseline from '@mui/material/CssBaseline';
import { Admin, AdminContext, Resource } from 'react-admin';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { createAuthProvider } from './auth/auth-provider.js';
import { SetupPage } from './auth/setup-page.js';
import { SignInPage } from './auth/sign-in-page.js';
import { createDataProvider } from './data/data-provider.js';
import { ask } from './data/graphql.js';
import { Home } from './home/home.js';
import { i18nProvider } from './i18n/provider.js';
import { ConsoleLayout } from './layout/layout.js';
import { NotFound } from './layout/not-found.js';
import { createStore } from './layout/store.js';
import { resources } from './resources/index.js';
import { ResourcesContext } from './resources/resources-context.js';
import { darkTheme, lightTheme } from './theme/theme.js';

const authProvider = createAuthProvider(resources);
const dataProvider = createDataProvider(
  Object.fromEntries(resources.flatMap(({ name, data }) => (data ? [[name, data]] : []))),
  ask,
);
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const store = createStore();

const look = { i18nProvider, store, lightTheme, darkTheme };

/** Set-up comes before there is anybody who could be signed in, so it stands outside of everything that asks for that. */
const isSetup = window.location.pathname === '/setup';

const Console = () => (
  <ResourcesContext.Provider value={resources}>
    <Admin
      title="Bellwether"
      authProvider={authProvider}
      catchAll={NotFound}
      dashboard={Home}
      dataProvider={dataProvider}
      disableTelemetry
      layout={ConsoleLayout}
      loginPage={SignInPage}
      queryClient={queryClient}
      requireAuth
      {...look}
    >
      {resources.map(({ name, list, show, create, edit, icon, recordRepresentation }) => (
        <Resource key={name} {...{ name, list, show, create, edit, icon, recordRepresentation }} />
      ))}
    </Admin>
  </ResourcesContext.Provider>
);

const Setup = () => (
  <AdminContext {...look}>
    <CssBaseline />
    <SetupPage />
  </AdminContext>
);

const router = createBrowserRouter([{ path: '*', element: isSetup ? <Setup /> : <Console /> }]);

export const App = () => <RouterProvider router={router} />;
