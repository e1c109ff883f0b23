/** Tests in a real VS Code: one after the other, with time for a slow machine. */

import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "vscode",
    include: ["*.test.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 900_000, // the first run installs VS Code
    teardownTimeout: 30_000,
    sequence: { concurrent: false, shuffle: false },
  },
});
