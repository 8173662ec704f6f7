/** The thread that citations are formatted in: one job at a time, each answered under its number. */
import { parentPort } from 'node:worker_threads'
import { type ThreadJob, ThreadJobs } from './csl-job.ts'

const jobs = new ThreadJobs()

parentPort?.on('message', ({ id, job }: { readonly id: number; readonly job: ThreadJob }) => {
  try {
    parentPort?.postMessage({ id, result: jobs.run(job) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
