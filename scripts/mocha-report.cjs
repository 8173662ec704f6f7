// A mocha reporter: the spec reporter, and the counts as JSON in the file that APPARATUS_REPORT names, for scripts/test.mjs.
const fs = require('node:fs')
const { Spec } = require('mocha').reporters

module.exports = class MochaReport extends Spec {
  constructor(runner, options) {
    super(runner, options)
    const file = process.env.APPARATUS_REPORT
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats
      if (file) fs.writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }))
    })
  }
}
