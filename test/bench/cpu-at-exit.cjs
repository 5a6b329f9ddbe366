// Preloaded by startup.mjs: writes the processor time of this process, in milliseconds, to file descriptor 3.
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeSync(3, String((user + system) / 1000));
});
