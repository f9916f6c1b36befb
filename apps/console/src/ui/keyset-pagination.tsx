// Pages by keyset: back, forward, how many rows. There is no total to show; the capped count stands beside the title.
import { useEffect } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import Typography from '@mui/material/Typography';
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { useListContext, useLocation, useNavigate, useTranslate } from 'react-admin';
import { usePageStart } from './use-list.js';

const SIZES = [25, 50, 100];

/** A copied link must lead to the same page in a browser that has not walked there: it carries the page's cursor. */
function useCursorInLink() {
  const { page, isPlaceholderData } = useListContext();
  const after = usePageStart();
  const location = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    if (!after || isPlaceholderData || query.get('page') !== String(page) || query.get('after') === after) return;
    query.set('after', after);
    navigate({ search: `?${query}` }, { replace: true });
  }, [after, isPlaceholderData, location.search, navigate, page]);
}

export function KeysetPagination({ inLink = true }: { inLink?: boolean }) {
  const { page, perPage, setPage, setPerPage, hasNextPage, hasPreviousPage, isPending } = useListContext();
  const translate = useTranslate();
  if (isPending || (!hasNextPage && !hasPreviousPage && perPage === SIZES[0])) return inLink ? <CursorInLink /> : null;
  return (
    <Box
      component="nav"
      aria-label={translate('bellwether.list.pages')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, paddingTop: 1.5 }}
    >
      {inLink && <CursorInLink />}
      <Select
        size="small"
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        inputProps={{ 'aria-label': translate('bellwether.list.rows_per_page') }}
        sx={{ fontSize: '0.8125rem', '& .MuiSelect-select': { paddingBlock: 0.75 } }}
      >
        {SIZES.map((size) => (
          <MenuItem key={size} value={size}>
            {translate('bellwether.list.rows', { size })}
          </MenuItem>
        ))}
      </Select>
      <Box sx={{ flexGrow: 1 }} />
      <Button startIcon={<ChevronLeft />} disabled={!hasPreviousPage} onClick={() => setPage(page - 1)}>
        {translate('bellwether.list.previous')}
      </Button>
      <Typography variant="caption" color="text.secondary" aria-live="polite">
        {translate('bellwether.list.page', { page })}
      </Typography>
      <Button endIcon={<ChevronRight />} disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {translate('bellwether.list.next')}
      </Button>
    </Box>
  );
}

function CursorInLink() {
  useCursorInLink();
  return null;
}
