// Something that a customer's words show, with the words that show it and the rule that saw it.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SignalFamily, SignalKind } from '../rules/kinds.js';

@Entity('signals')
@Index('signals_key', ['messageId', 'kind', 'startsAt', 'version'], { unique: true })
@Index('signals_case', ['caseId', 'at'])
export class Signal {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  @Column('uuid', { name: 'message_id' })
  messageId!: string;

  @Column('text')
  kind!: SignalKind;

  @Column('text')
  family!: SignalFamily;

  /** UTF-16 offset into the body as received */
  @Column('integer', { name: 'starts_at' })
  startsAt!: number;

  /** exclusive */
  @Column('integer', { name: 'ends_at' })
  endsAt!: number;

  /** 0 to 1 */
  @Column('numeric', { precision: 3, scale: 2 })
  strength!: number;

  @Column('text')
  rule!: string;

  /** of the pack that holds the rule */
  @Column('text')
  version!: string;

  /** false where the same words already count in this family under another kind */
  @Column('boolean')
  counted!: boolean;

  /** when the message was sent */
  @Column('timestamptz')
  at!: Date;
}
