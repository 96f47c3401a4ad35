// All that pure files may know of Node: bytes, and computing on them. It stands in the place of
// @types/node when tsconfig.pure.json compiles: files, lines, processes and clocks are not found.

type Bytes = Uint8Array | string
type Encoding = "hex" | "base64" | "utf8" | "latin1" | "base64url"

interface Buffer extends Uint8Array {
  toString(encoding?: Encoding, start?: number, end?: number): string
  equals(other: Uint8Array): boolean
  indexOf(value: Bytes | number, from?: number): number
  lastIndexOf(value: Bytes | number, from?: number): number
  subarray(start?: number, end?: number): Buffer
  readUInt16LE(offset?: number): number
  readUInt32LE(offset?: number): number
  writeUInt32BE(value: number, offset?: number): number
}
declare const Buffer: {
  from(value: Bytes | ArrayBufferLike | readonly number[], encoding?: Encoding): Buffer
  alloc(size: number, fill?: number): Buffer
  concat(parts: readonly Uint8Array[]): Buffer
  byteLength(text: string, encoding?: Encoding): number
}

declare class TextDecoder {
  constructor(encoding?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

declare function structuredClone<T>(value: T): T

declare module "node:crypto" {
  interface Hash {
    update(bytes: Bytes): Hash
    digest(): Buffer
    digest(encoding: "hex"): string
  }
  export function createHash(algorithm: "sha256"): Hash
}

declare module "node:zlib" {
  export function crc32(bytes: Uint8Array, value?: number): number
  export function deflateSync(bytes: Uint8Array, options?: { level?: number }): Buffer
  export function inflateRawSync(bytes: Uint8Array, options?: { maxOutputLength?: number }): Buffer
}

declare module "node:url" {
  export function domainToASCII(domain: string): string
}

// A stream over bytes that are there already, for libraries that read nothing else.
declare module "node:stream" {
  export interface Readable extends AsyncIterable<Uint8Array> {
    destroy(): void
  }
  export const Readable: { from(parts: Iterable<Uint8Array>): Readable }
}
