// A page that failed while being drawn: the rest of the console goes on, and this one can be loaded again.
import Button from '@mui/material/Button';
import HealingOutlined from '@mui/icons-material/HealingOutlined';
import { useTranslate, type ErrorProps } from 'react-admin';
import { EmptyState } from '../ui/empty-state.js';

export function BrokenPage({ error }: ErrorProps) {
  const translate = useTranslate();
  return (
    <div role="alert">
      <EmptyState
        heading
        icon={HealingOutlined}
        title={translate('bellwether.error.page_broken')}
        body={translate('bellwether.error.page_broken_body', { message: (error as Error).message })}
        action={
          <Button variant="contained" onClick={() => window.location.reload()}>
            {translate('bellwether.action.retry')}
          </Button>
        }
      />
    </div>
  );
}
