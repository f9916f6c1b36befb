// Puts the parts together: resources, data, sign-in, frame, look. What there is to see, `resources/index.ts` says.
import { QueryClient } from '@tanstack/react-query';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
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

export const App = () => (
  <ResourcesContext.Provider value={resources}>
    <BrowserRouter>
      <Admin
        title="Bellwether"
        authProvider={authProvider}
        catchAll={NotFound}
        dashboard={Home}
        dataProvider={dataProvider}
        disableTelemetry
        i18nProvider={i18nProvider}
        layout={ConsoleLayout}
        lightTheme={lightTheme}
        darkTheme={darkTheme}
        loginPage={SignInPage}
        queryClient={queryClient}
        requireAuth
        store={store}
      >
        {resources.map(({ name, list, show, create, edit, icon, recordRepresentation }) => (
          <Resource key={name} {...{ name, list, show, create, edit, icon, recordRepresentation }} />
        ))}
        <CustomRoutes noLayout>
          <Route path="/setup" element={<SetupPage />} />
        </CustomRoutes>
      </Admin>
    </BrowserRouter>
  </ResourcesContext.Provider>
);
