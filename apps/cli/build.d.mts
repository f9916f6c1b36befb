export function build(names?: ('server' | 'console')[], say?: (line: string) => void): Promise<void>;
