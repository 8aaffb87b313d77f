declare module 's3rver' {
  /** An S3 server for tests; speaks the real protocol over HTTP. */
  class S3rver {
    constructor(options: { port: number; address?: string; silent?: boolean; directory: string; configureBuckets?: readonly { name: string }[] })
    run(): Promise<{ address: string; port: number }>
    close(): Promise<void>
  }
  export default S3rver
}
