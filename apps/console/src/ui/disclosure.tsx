// A long text behind its title, opened when it is wanted.
import { useId, useState, type ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ExpandMore from '@mui/icons-material/ExpandMore';

export function Disclosure({ title, children }: { title: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Box>
      <Button
        fullWidth
        color="inherit"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        endIcon={<ExpandMore sx={{ transform: isOpen ? 'rotate(180deg)' : 'none' }} />}
        sx={{
          justifyContent: 'space-between',
          textAlign: 'left',
          whiteSpace: 'normal',
          paddingBlock: 1,
          paddingInline: 0.5,
        }}
      >
        {title}
      </Button>
      {isOpen && (
        <Box id={id} sx={{ paddingBlock: 1, paddingInline: 0.5 }}>
          {children}
        </Box>
      )}
    </Box>
  );
}
