import { defineConfig } from "vitest/config";

const conditions = ["querschnitt-source"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/src/**/*.test.tsx", "tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers than this only make the browser and fault tests wait for each other.
    maxWorkers: 2,
    reporters: ["default", "./tests/support/countReporter.ts"],
  },
});
