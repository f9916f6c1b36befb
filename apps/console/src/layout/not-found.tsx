// An address that leads nowhere.
import Button from '@mui/material/Button';
import ExploreOffOutlined from '@mui/icons-material/ExploreOffOutlined';
import { LinkBase, useTranslate } from 'react-admin';
import { EmptyState } from '../ui/empty-state.js';
import { Page } from '../ui/page.js';

export function NotFound() {
  const translate = useTranslate();
  return (
    <Page>
      <EmptyState
        heading
        icon={ExploreOffOutlined}
        title={translate('bellwether.error.no_page')}
        body={translate('bellwether.error.no_page_body')}
        action={
          <Button variant="contained" component={LinkBase} to="/">
            {translate('bellwether.home.title')}
          </Button>
        }
      />
    </Page>
  );
}
