import type { Client } from 'pg';

export function startServer(): Promise<{ adminUrl: string; stop(): Promise<void> }>;
export function makeTemplate(adminUrl: string): Promise<string>;
export function databaseUrl(adminUrl: string, name: string): string;
export function onServer<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T>;
