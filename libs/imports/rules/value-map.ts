// Translates a system's words into ours, without regard to case and outer spaces.
export class ValueMap {
  private readonly byKey: Map<string, string>;

  constructor(values: Readonly<Record<string, string>>) {
    this.byKey = new Map(Object.entries(values).map(([from, to]) => [foldValue(from), to]));
  }

  /** undefined: not listed. '': listed as no value. */
  get(text: string): string | undefined {
    return this.byKey.get(foldValue(text));
  }

  known(): string[] {
    return [...this.byKey.keys()];
  }
}

export const foldValue = (text: string): string => text.trim().toLowerCase();
