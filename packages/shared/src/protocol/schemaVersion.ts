/**
 * Version of the shared documents' shape. It is raised when an older client would misunderstand, or delete,
 * what a newer one writes. Clients name theirs in the query parameter `schema`.
 */
export const SCHEMA_VERSION = 1;
