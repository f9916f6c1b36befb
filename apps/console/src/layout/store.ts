// What the browser remembers: list settings go with the viewer at sign-out, light or dark stays with the browser.
import { localStorageStore, type Store } from 'react-admin';

const KEPT = 'theme';

export function createStore(): Store {
  const store = localStorageStore('1', 'bellwether');
  return {
    ...store,
    reset: () => {
      const kept: unknown = store.getItem(KEPT);
      store.reset();
      if (kept !== undefined) store.setItem(KEPT, kept);
    },
  };
}
