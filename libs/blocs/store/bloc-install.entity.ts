// A SuccessBLOC that was applied here.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('bloc_installs')
@Index('bloc_installs_key', ['key'], { unique: true })
export class BlocInstall {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  /** the file, byte for byte */
  @Column('text')
  text!: string;

  /** best-practice pages as they were then, by key */
  @Column('jsonb', { default: {} })
  pages!: Record<string, string>;

  /** SHA-256 of the text, in hexadecimal */
  @Column('text')
  hash!: string;

  /** rises with every other text */
  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { name: 'applied_at' })
  appliedAt!: Date;

  /** null: by command */
  @Column('uuid', { name: 'applied_by', nullable: true })
  appliedBy!: string | null;
}
