import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "server",
          include: ["server/test/**/*.test.ts"],
          // Limits are for hangs only, so they are generous: a busy machine is no failure.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Its tests start a real VS Code and have limits of their own.
      "client/test/workbench/vitest.config.ts",
    ],
  },
});
