import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { kernTokens } from "./build/kernTokens.ts";
import { offlineApp } from "./build/offlineApp.ts";

const server = `http://127.0.0.1:${process.env.PORT ?? 3000}`;

export default defineConfig({
  plugins: [react(), kernTokens(), offlineApp()],
  resolve: {
    conditions: ["querschnitt-source", "module", "browser", "development|production"],
    // Two copies of yjs would not recognise each other's documents.
    dedupe: ["yjs", "react", "react-dom"],
  },
  build: {
    target: "es2022",
    sourcemap: true,
    // Which pieces belong to the first view: scripts/steps/checkWeight.mjs reads it.
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
            // Small pieces do not compress well, and each costs a request.
            { name: "first", tags: ["$initial"], priority: 1 },
            // What several later pages share travels in few pieces too, cut where one is needed without the other.
            { name: "shapes", test: /node_modules\/zod\/|packages\/shared\/src\/api\// },
            {
              name: "documents",
              test: /node_modules\/(yjs|lib0|y-protocols|y-websocket|idb)\/|shared\/src\/(?!api|documents\/draftSchema)|web\/src\/(sync|offline)\//,
            },
            {
              name: "menus",
              test: /node_modules\/(@radix-ui|@floating-ui)\/|web\/src\/ui\/\w*(Dialog|Menu|Tabs)\./,
            },
            { name: "parts", test: /web\/src\/(ui|api)\// },
          ],
        },
      },
    },
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: {
      // Not the short form: that one rewrites the Host header, which the server compares with the Origin.
      "/api": { target: server },
      "/unsubscribe": { target: server },
      "/calendar": { target: server },
      "/sync": { target: server, ws: true },
      "/notices": { target: server, ws: true },
    },
  },
});
