// The server has been updated while this page was open, and the files of its next part are gone: load the page again.
// Once in a while only, as a file that stays missing must end in an error that somebody can read.

const KEY = 'bellwether.reloaded-at';
const AGAIN_AFTER = 60_000;

export function reloadOnNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Date.now() - last < AGAIN_AFTER) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    event.preventDefault();
    window.location.reload();
  });
}
