// A virtual team: a saved set of people, support groups of the help desk, and accounts. Members see what is in it.
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('teams')
@Index('teams_name', { synchronize: false })
export class Team {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** team names as the help desk spells them */
  @Column('text', { name: 'support_groups', array: true, default: () => "'{}'" })
  supportGroups!: string[];

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
