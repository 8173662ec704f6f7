/** The thread that citations are formatted in: one job at a time, each answered under its number. */
import { parentPort } from 'node:worker_threads'
import { type CiteJob, runCiteJob } from '../core/cite/cite-job.ts'

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: CiteJob }) => {
  try {
    parentPort?.postMessage({ id, result: runCiteJob(job) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
