// A person who signs in to the console. (A customer's person is a Contact.)
import { Column, CreateDateColumn, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../rules/roles.js';

@Entity('users')
@Index('users_email', ['email'], { unique: true })
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text')
  role!: Role;

  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash?: string | null;

  /** what they can be asked about */
  @Column('text', { array: true, default: () => "'{}'" })
  skills!: string[];

  @Column('boolean', { default: true })
  active!: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
