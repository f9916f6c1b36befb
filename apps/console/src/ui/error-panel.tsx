// Something could not be read: says what, in the API's own words, and offers to try again.
import Button from '@mui/material/Button';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import { useRefresh, useTranslate } from 'react-admin';
import { EmptyState, type EmptyStateProps } from './empty-state.js';

export interface ErrorPanelProps extends Pick<EmptyStateProps, 'dense' | 'heading'> {
  readonly error: unknown;
}

export function ErrorPanel({ error, ...place }: ErrorPanelProps) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const message = error instanceof Error ? error.message : String(error);
  return (
    <div role="alert">
      <EmptyState
        icon={ErrorOutline}
        title={translate('bellwether.error.title')}
        body={translate(message, { _: message })}
        action={
          <Button variant="outlined" onClick={refresh}>
            {translate('bellwether.action.retry')}
          </Button>
        }
        {...place}
      />
    </div>
  );
}

/** Nothing is at this address, or it isn't the viewer's to see. */
export const NotFoundPanel = () => <ErrorPanel error={new Error('bellwether.error.not_found')} />;
