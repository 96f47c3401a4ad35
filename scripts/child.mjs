import { spawn } from "node:child_process"
import { constants } from "node:os"

/**
 * Runs a program to its end, passes signals on to it, and gives the exit code that a shell would
 * give. With `collect`, standard output is shown and returned as well.
 */
export function runChild(file, args, { cwd, env, collect = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd, env, stdio: ["inherit", collect ? "pipe" : "inherit", "inherit"] })
    const passOn = (signal) => child.kill(signal)
    // npm puts a shell between us and itself, and a shell that is told to stop does not pass it on:
    // when our parent is gone, nobody wants the child any more.
    const parent = process.ppid
    const watch = process.env.npm_lifecycle_event
      ? setInterval(() => process.ppid !== parent && passOn("SIGTERM"), 500)
      : undefined
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"]
    for (const signal of signals) process.on(signal, passOn)
    let output = ""
    child.stdout?.on("data", (chunk) => {
      process.stdout.write(chunk)
      output += chunk
    })
    const finish = (code) => {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, passOn)
      resolve({ code, output })
    }
    child.on("error", (error) => {
      process.stderr.write(`${file}: ${error.message}\n`)
      finish(127)
    })
    child.on("close", (code, signal) => finish(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}
