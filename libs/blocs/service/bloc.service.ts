// SuccessBLOCs planned and applied: the whole file in one transaction or nothing, the same however often it is said.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, CodedException, err, ok, unwrap, type Result } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { PlayService } from '#plays';
import type { PlayDefinition, StartWith } from '#plays/rules';
import type { Bloc } from '../rules/bloc.js';
import { differences, type Difference } from '../rules/differences.js';
import { actionFor, touchesSomething, type PlanAction } from '../rules/plan.js';
import { BlocInstallRepository } from '../store/bloc-install.repository.js';
import { ShippedFiles } from '../store/shipped-files.js';
import { BlocParts, type BlocPart, type Named } from './bloc-parts.js';
import { ReadBloc } from './read-bloc.js';

export interface PlanItem {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly action: PlanAction;
  /** whom it would touch now; null: nobody */
  readonly touches: string | null;
  /** between what is here and what the file says; none where it is new, or as the file says */
  readonly differences: readonly Difference[];
}

export interface BlocPlan {
  readonly key: string;
  readonly name: string;
  readonly items: readonly PlanItem[];
}

export interface SwitchedPlay extends Named {
  readonly enabled: boolean;
  /** for so many a run starts now; null: who they are is still being found out */
  readonly toStart: number | null;
  /** why it stays off */
  readonly reason: string | null;
}

export interface AppliedBloc extends BlocPlan {
  /** those that were asked to be switched on */
  readonly plays: readonly SwitchedPlay[];
}

export interface ApplyOptions {
  /** also replaces what was changed here */
  readonly overwrite?: boolean | null;
  /** switches its plays on; absent: they stay as they are, and off when new */
  readonly enable?: StartWith | null;
}

interface AppliedBefore {
  readonly bloc: Bloc;
  /** best-practice pages as they were then, by key */
  readonly pages: Readonly<Record<string, string>>;
}

@Injectable()
export class BlocService {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadBloc,
    private readonly parts: BlocParts,
    private readonly installs: BlocInstallRepository,
    private readonly files: ShippedFiles,
    private readonly plays: PlayService,
    private readonly events: EventLog,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async plan(tx: Tx, text: string, overwrite = false): Promise<Result<BlocPlan>> {
    const bloc = await this.reading.run(tx, text);
    return bloc.ok ? ok(await this.compare(tx, bloc.value, overwrite)) : bloc;
  }

  async apply(scope: Scope, text: string, { overwrite, enable }: ApplyOptions = {}): Promise<Result<AppliedBloc>> {
    const bloc = await this.database.tx(scope, (tx) => this.reading.run(tx, text));
    if (!bloc.ok) return bloc;
    try {
      return await this.database.tx(scope, async (tx) => {
        await this.installs.lock(tx);
        const plan = await this.compare(tx, bloc.value, overwrite ?? false);
        await this.put(tx, bloc.value, plan);
        await this.remember(tx, bloc.value, text, plan);
        return ok({ ...plan, plays: enable ? await this.switchOn(tx, bloc.value.plays, enable) : [] });
      });
    } catch (error) {
      // What a room refuses takes the whole file back.
      if (error instanceof CodedException) return { ok: false, error: error.error };
      throw error;
    }
  }

  /** The text of the last apply, byte for byte. */
  async export(tx: Tx, key: string): Promise<Result<string>> {
    const install = await this.installs.byKey(tx, key);
    return install ? ok(install.text) : err('BLOC_NOT_APPLIED', `No SuccessBLOC “${key}” was applied here.`);
  }

  private async compare(tx: Tx, bloc: Bloc, overwrite: boolean): Promise<BlocPlan> {
    const install = await this.installs.byKey(tx, bloc.bloc);
    const read = install && (await this.reading.run(tx, install.text));
    const before = install && read?.ok ? { bloc: read.value, pages: install.pages } : null;
    const items: PlanItem[] = [];
    for (const part of this.parts.all()) items.push(...(await this.compareParts(tx, part, bloc, before, overwrite)));
    return { key: bloc.bloc, name: bloc.name, items };
  }

  private async compareParts(tx: Tx, part: BlocPart, bloc: Bloc, before: AppliedBefore | null, overwrite: boolean) {
    const wanted = byKey(await part.of(bloc));
    const applied = byKey(before ? await part.of(before.bloc, before.pages) : []);
    const keys = [...new Set([...wanted.keys(), ...applied.keys()])];
    const current = await part.current(tx, keys);
    const items: PlanItem[] = [];
    for (const key of keys) {
      const states = { before: applied.get(key), current: current.get(key), wanted: wanted.get(key) };
      const shown = states.wanted ?? states.current;
      if (!shown) continue;
      const action = actionFor(states, overwrite);
      const touches = touchesSomething(action) ? await part.touches(tx, shown, bloc) : null;
      const differ = action === 'change' || action === 'keep';
      items.push({
        ...{ kind: part.kind, key, name: shown.name, action, touches },
        differences: differ ? differences(states.current, states.wanted) : [],
      });
    }
    return items;
  }

  private async put(tx: Tx, bloc: Bloc, { items }: BlocPlan): Promise<void> {
    for (const part of this.parts.all())
      for (const wanted of await part.of(bloc)) {
        const item = items.find(({ kind, key }) => kind === part.kind && key === wanted.key);
        if (item && touchesSomething(item.action)) unwrap(await part.put(tx, wanted));
      }
  }

  private async remember(tx: Tx, bloc: Bloc, text: string, { items }: BlocPlan): Promise<void> {
    const { bloc: key, name } = bloc;
    const now = this.clock.now();
    const texts = await this.files.practices();
    const pages = Object.fromEntries(bloc.practices.map((page) => [page.key, texts.get(page.key) ?? '']));
    const by = tx.scope.kind === 'user' ? tx.scope.userId : null;
    const install = await this.installs.put(tx, { key, name, text, pages }, by, now);
    const changed = items.filter(({ action }) => touchesSomething(action));
    if (!install && changed.length === 0) return;
    const detail = { version: install?.version, changed: changed.map((item) => `${item.kind} ${item.key}`) };
    await this.audit.record(tx, 'bloc.applied', key, detail);
    if (install)
      await this.events.append(tx, { name: 'bloc.applied', subjects: [install.id], origin: 'live', occurredAt: now });
  }

  private async switchOn(tx: Tx, plays: readonly PlayDefinition[], startWith: StartWith): Promise<SwitchedPlay[]> {
    const switched: SwitchedPlay[] = [];
    for (const { key, name } of plays) {
      const result = await this.plays.enableIn(tx, key, startWith);
      if (result.ok) switched.push({ key, name, enabled: true, toStart: result.value.toStart, reason: null });
      else switched.push({ key, name, enabled: false, toStart: 0, reason: result.error.message });
    }
    return switched;
  }
}

const byKey = (parts: readonly Named[]): Map<string, Named> => new Map(parts.map((part) => [part.key, part]));
