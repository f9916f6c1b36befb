export function writeIncidentLog(
  path: string,
  wish: { readonly rows: number; readonly seed?: number; readonly shuffled?: boolean },
): Promise<number>;
