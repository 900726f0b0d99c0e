/** KERN's design tokens, made by build/kernTokens.ts. */
declare module "virtual:kern-tokens.css";
